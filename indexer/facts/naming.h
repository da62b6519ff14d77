/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of name finding share: the names of one document, and where each was seen.

   A term is a string of a class that was seen or defined (增信基金, policy); it stands for itself or for the term it is another name of
   (中小微企业融资增信基金). A sighting is a place: every 基金 in the text gives one, also those that prove to be nothing, because a
   company's short name or 该基金 are settled only when the whole document has been read. */
#ifndef WS_INDEXER_FACTS_NAMING_H
#define WS_INDEXER_FACTS_NAMING_H

#include "indexer/facts/fund.h"
#include "text/arena.h"
#include "text/document.h"
#include "text/fold.h"

enum { WS_NO_TERM = UINT32_MAX };

typedef struct {
	const uint32_t *c; /* folded */
	size_t n;
	const char *text;  /* the same in UTF-8 */
	ws_name_class class;
	uint32_t canonical; /* the term it is another name of; itself */
	uint32_t parent;    /* WS_NO_TERM: none known */
	bool named;         /* a name by itself; false for 引导基金 and the like, which name something only as an alias */
	uint32_t sightings; /* of a fund, before lists and other names are looked for */
	uint32_t ones, kinds; /* how many of them say that it is one fund, and that it is a kind of funds */
	uint32_t passing;   /* how many name it in passing, and are all that is said of it */
	uint32_t systems;   /* how many of the latter say so by what stands behind */
	bool owned;         /* it says whose it is */
	bool many;          /* a place says that there are several of the name */
	bool stands_alone;  /* one of them has a left edge of its own, not that of a list */
	ws_general general; /* it says no more than a kind: 产业投资基金 */
	bool blocked;       /* the short name of a company */
	bool everywhere;    /* an alias that only a search of the whole text finds */
	uint32_t passage, from, to; /* where it was seen first; to == 0: nowhere yet */
	uint32_t alias_passage, alias_from; /* where it was made an alias: 引导基金 says nothing before that */
} ws_name_term;

typedef struct {
	uint32_t passage;
	uint32_t from, to;  /* folded */
	uint32_t term;      /* WS_NO_TERM for 该基金 until it is settled */
	uint32_t canonical; /* a term the sighting stands for though the term itself does not, as in a list; WS_NO_TERM */
	ws_fund_kind kind;
	ws_via via;
	ws_edge edge;       /* funds */
	bool of_kind;       /* it speaks of a kind of funds here */
} ws_sighting;

typedef struct {
	ws_document *document;
	const ws_folded *folded;
	ws_name_text *texts; /* by passage */
	ws_arena *arena;
	ws_name_term *terms;
	size_t n_terms, cap_terms;
	uint32_t *slots; /* open hashing of term + 1 */
	size_t mask;
	ws_sighting *seen;
	size_t n_seen, cap_seen;
	size_t *first;   /* seen[first[p]] .. seen[first[p + 1]] lie in passage p, in text order; after ws_naming_sort */
	ws_alias *aliases;
	size_t n_aliases, cap_aliases;
} ws_naming;

/* The term of this string and class, made when it is new; named or not is set by the caller. */
uint32_t ws_naming_term(ws_naming *naming, const uint32_t *c, size_t n, ws_name_class class);

/* The same when it is known already, else WS_NO_TERM. */
uint32_t ws_naming_known(const ws_naming *naming, const uint32_t *c, size_t n, ws_name_class class);

/* The term a term stands for in the end. */
uint32_t ws_naming_root(const ws_naming *naming, uint32_t term);

ws_sighting *ws_naming_see(ws_naming *naming, uint32_t passage, size_t from, size_t to, uint32_t term, ws_via via);
void ws_naming_sort(ws_naming *naming);

/* Notes that `alias` is another name of `name`, proven by folded [from, to) of a passage. Nothing happens when that would make a circle, or
   when the alias already stands for something. */
bool ws_naming_alias(ws_naming *naming, uint32_t name, uint32_t alias, uint32_t passage, size_t from, size_t to);

/* Notes the parent of a fund. */
void ws_naming_parent(ws_naming *naming, uint32_t name, uint32_t parent, uint32_t passage, size_t from, size_t to);

/* What a sighting stands for in the end, and how; WS_NO_TERM when it is nothing. */
uint32_t ws_naming_verdict(const ws_naming *naming, const ws_sighting *sighting, ws_via *via);

/* The same for funds only; WS_NO_TERM for agencies and programmes. */
uint32_t ws_naming_fund(const ws_naming *naming, const ws_sighting *sighting);

/* Where the sentence that holds i begins, looked for no further back than a sentence can be long. */
size_t ws_naming_sentence(const ws_name_text *text, size_t i);

/* ---- the parts, in the order they run ---- */

/* fund.c is asked for every passage; then: */
void ws_find_agencies(ws_naming *naming, uint32_t passage);
void ws_find_programmes(ws_naming *naming, uint32_t passage);
void ws_find_prefixes(ws_naming *naming);
void ws_find_coordinations(ws_naming *naming);
void ws_find_aliases(ws_naming *naming);
void ws_compare_forms(ws_naming *naming, uint32_t title); /* a part of the latter; the one fund that the title names, or WS_NO_TERM */
void ws_find_anaphora(ws_naming *naming);
void ws_find_kinship(ws_naming *naming);

#endif
