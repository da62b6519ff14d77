/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of funds: what the documents call them, what they belong to, how large they were and when.

   A fund is a name in a region: the same words in two cities' documents are two funds. */
#ifndef WS_QUERY_REGISTER_H
#define WS_QUERY_REGISTER_H

#include "query/view.h"
#include "store/store.h"

typedef struct {
	const char *name;
	uint32_t document, line, page; /* where the document says so; line or page 0: its format has none */
} ws_fund_alias;

/* A figure that says how large the fund is: 总规模300亿元, 首期50亿元. */
typedef struct {
	const char *date;   /* of the document; NULL */
	const char *period; /* of the figure; NULL */
	const char *role;   /* NULL: the plain level */
	const char *text;   /* as written */
	ws_decimal amount;  /* 元 */
	ws_relation relation;
	uint32_t document, line, page; /* as above */
} ws_fund_scale;

typedef struct {
	const char *name;
	ws_name_class class;
	const char *region; /* what its name says, else that of its documents; NULL: neither says */
	const char *parent; /* the fund it is a part of; NULL */
	uint32_t mentions, documents;
	GArray *aliases;    /* ws_fund_alias */
	GArray *scale;      /* ws_fund_scale, by date */
} ws_fund;

/* Funds whose name or alias holds `pattern` (NULL: all): policy funds before budget funds, of each class the most
   mentioned first. Free with g_ptr_array_unref; strings live in `arena`. */
GPtrArray *ws_funds_find(ws_store *store, ws_reading *reading, const char *pattern, const ws_filter *filter, const char *alias_file,
                         ws_arena *arena, GError **error);

#endif
