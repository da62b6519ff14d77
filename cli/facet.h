/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --facet: how results spread over regions, years, kinds or issuers, in place of the results. */
#ifndef WS_CLI_FACET_H
#define WS_CLI_FACET_H

#include "cli/lookup.h"
#include "query/match.h"

/* Counts and prints; `matcher` NULL: all documents that pass the filter. The exit status. */
int ws_print_facets(ws_lookup *lookup, ws_matcher *matcher, const char *name);

/* The option's line in a verb's help. */
#define WS_FACET_OPTION(target) \
	{"facet", 0, 0, G_OPTION_ARG_STRING, target, "in place of results, how many there are of each region, year, kind or issuer", "FIELD"}

#endif
