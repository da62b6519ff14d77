/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name_key.h"

#include <string.h>

#include "text/fold.h"
#include "text/scope.h"

/* Short forms of agencies that are nobody's invention: 发改委 is 发展和改革委员会 everywhere. */
static const ws_agency_form forms[] = {
#include "text/data/agency_names.inc"
};

const ws_agency_form *ws_agency_forms(size_t *n) {
	*n = sizeof forms / sizeof *forms;
	return forms;
}

/* The full name of the agency that a name consists of: 发改委 -> 发展和改革委员会; the name itself when it is none. */
static const char *full_agency(const char *name) {
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(name, forms[i].brief) == 0)
			return forms[i].full;
	return name;
}

const char *ws_name_key(const char *name, const char *region, ws_arena *arena) {
	ws_folded f = ws_fold(name, strlen(name), WS_FOLD_HANS, arena);
	ws_folded r = region ? ws_fold(region, strlen(region), WS_FOLD_HANS, arena) : (ws_folded){0};
	return full_agency(ws_folded_string(&f, ws_scope(f.c, f.n, r.c, r.n), f.n, arena));
}
