/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form in which names are compared.

       厦门市技术创新基金, 市级技术创新基金 in a document of 厦门市   ->   技术创新基金
       市发改委 there                                               ->   发展和改革委员会

   A name in front of which only its own region or level stands is the same name (text/scope.h), and so is the short form of an agency that
   everyone uses (text/data/agency_names.tsv). */
#ifndef WS_TEXT_NAME_KEY_H
#define WS_TEXT_NAME_KEY_H

#include "text/arena.h"

/* The key of a name in documents of this region (NULL: unknown), in `arena`. */
const char *ws_name_key(const char *name, const char *region, ws_arena *arena);

/* A name that is kept folded with the letters and characters of a text of it: AIC基金 for aic基金, 乾安县财政局 for 干安县财政局. The name itself
   when the text says something else or is in 繁體, which any character tells that 简 text does not have. In `arena`, or `name`. */
const char *ws_name_written(const char *name, const char *text, size_t len, ws_arena *arena);

/* The forms of agencies: row i says that brief is short for full. Both strings live as long as the program. */
typedef struct {
	const char *full, *brief;
} ws_agency_form;
const ws_agency_form *ws_agency_forms(size_t *n);

#endif
