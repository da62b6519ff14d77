/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Xapian for C: what the engine needs of it and no more. xapian.cc is the only C++ of the program.

   A database is a folder, or one served by xapian-tcpsrv or xapian-progsrv; all are read alike. Terms, keys and values are bytes. What the
   terms mean is not known here ("G债务" is seven bytes).

       ws_xapian *x = ws_xapian_open("部委.xapian", WS_XAPIAN_READ, &error);
       ws_xapian_term terms[] = {{"G债务", 7}, {"G限额", 7}};
       ws_xapian_all_of(x, terms, 2, NULL, 0, SIZE_MAX, rows, &error);      // ids of the documents that have both, sorted

   No C++ exception leaves a function: it becomes a GError with Xapian's own message. A reader whose revision a writer has overwritten goes
   on with the newest one. A handle belongs to one thread at a time. */
#ifndef WS_STORE_XAPIAN_XAPIAN_H
#define WS_STORE_XAPIAN_XAPIAN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

#define WS_XAPIAN_ERROR ws_xapian_error_quark()
GQuark ws_xapian_error_quark(void);

typedef enum {
	WS_XAPIAN_NOT_FOUND,   /* no database there */
	WS_XAPIAN_LOCKED,      /* another process writes to it */
	WS_XAPIAN_VERSION,     /* a format that this Xapian does not read */
	WS_XAPIAN_CORRUPT,
	WS_XAPIAN_NETWORK,     /* a server cannot be reached, went away or is too slow */
	WS_XAPIAN_NO_DOCUMENT,
	WS_XAPIAN_OTHER,
} ws_xapian_error;

typedef struct ws_xapian ws_xapian;

typedef enum { WS_XAPIAN_READ, WS_XAPIAN_WRITE } ws_xapian_mode;

/* "1.4.22"; static. */
const char *ws_xapian_version(void);

/* A folder with the tables of a database in it; stubs, which may name programs to be run, are not opened. */
ws_xapian *ws_xapian_open(const char *folder, ws_xapian_mode mode, GError **error);

/* An empty database in a folder, in place of one that stands there. Killed meanwhile it leaves one that cannot be opened. */
bool ws_xapian_create(const char *folder, GError **error);

/* A database served by `xapian-tcpsrv`. Connecting may take `connect_ms`, every answer `answer_ms`. */
ws_xapian *ws_xapian_connect(const char *host, unsigned port, unsigned connect_ms, unsigned answer_ms, GError **error);

/* One served by a program that ends in xapian-progsrv: "ssh", "index2 xapian-progsrv /srv/wensuo". Arguments are separated by spaces. */
ws_xapian *ws_xapian_connect_program(const char *program, const char *arguments, unsigned answer_ms, GError **error);

void ws_xapian_close(ws_xapian *x);

/* Whether its server failed: nothing more is read from it then. */
bool ws_xapian_is_lost(const ws_xapian *x);

/* ---- reading ---- */

typedef struct {
	const char *bytes; /* at most WS_XAPIAN_LONGEST_TERM */
	size_t len;
} ws_xapian_term;

enum { WS_XAPIAN_LONGEST_TERM = 245 }; /* a NUL counts twice */

typedef struct {
	uint32_t first, last; /* inclusive */
} ws_xapian_range;

/* How many documents the database holds. */
uint32_t ws_xapian_documents_in(ws_xapian *x);

/* How many documents have the term. */
bool ws_xapian_frequency(ws_xapian *x, ws_xapian_term term, uint32_t *out, GError **error);

/* Appends to `rows` (uint32_t), in order, the ids of documents that have all the terms; at most `limit`. `within` (sorted, disjoint; NULL:
   everywhere) bounds them. */
bool ws_xapian_all_of(ws_xapian *x, const ws_xapian_term *terms, size_t n, const ws_xapian_range *within, size_t n_within, size_t limit,
                      GArray *rows, GError **error);

/* The same for any of the terms, and for every term that begins with `prefix`. */
bool ws_xapian_any_of(ws_xapian *x, const ws_xapian_term *terms, size_t n, GArray *rows, GError **error);
bool ws_xapian_any_with_prefix(ws_xapian *x, ws_xapian_term prefix, GArray *rows, GError **error);

/* The ids of the first `limit` documents with one term (of a server: all of them), and to `weights` (uint32_t) what ws_xapian_draft_term
   gave it there. */
bool ws_xapian_postings(ws_xapian *x, ws_xapian_term term, size_t limit, GArray *rows, GArray *weights, GError **error);

/* The same without weights; of a server's list no more than these are sent. */
bool ws_xapian_first_of(ws_xapian *x, ws_xapian_term term, size_t limit, GArray *rows, GError **error);

/* Every term that begins with `prefix`, in order. */
typedef void (*ws_xapian_visit)(const char *bytes, size_t len, void *data);
bool ws_xapian_terms(ws_xapian *x, ws_xapian_term prefix, ws_xapian_visit visit, void *data, GError **error);

/* A choice of documents: those that have a term of every group, and, when low or high is set, a value in that range. */
typedef struct {
	const ws_xapian_term *terms;
	size_t n;
} ws_xapian_group;
typedef struct {
	const ws_xapian_group *groups; /* at least one */
	size_t n;
	unsigned slot;         /* of the range */
	const char *low, *high; /* inclusive, compared as bytes; NULL: open */
} ws_xapian_choice;

/* Tells the chosen documents with the value of a slot, all in one answer of the server, in no order. */
typedef void (*ws_xapian_value_visit)(uint32_t id, const char *bytes, size_t len, void *data);
bool ws_xapian_choose(ws_xapian *x, const ws_xapian_choice *choice, unsigned slot, ws_xapian_value_visit visit, void *data, GError **error);

/* Replaces `out` by the data of a document, or by the value of a key ("" when absent). */
bool ws_xapian_data(ws_xapian *x, uint32_t id, GByteArray *out, GError **error);
bool ws_xapian_metadata(ws_xapian *x, const char *key, GByteArray *out, GError **error);

/* The data of those of the documents that are there, in no order, all in one answer of the server. */
bool ws_xapian_data_of(ws_xapian *x, const uint32_t *ids, size_t n, ws_xapian_value_visit visit, void *data, GError **error);

/* The terms of a document, in order. */
bool ws_xapian_terms_of(ws_xapian *x, uint32_t id, ws_xapian_visit visit, void *data, GError **error);

/* Xapian's own check of a folder; each line of what it finds wrong goes to `visit`. */
bool ws_xapian_check(const char *folder, ws_xapian_visit visit, void *data, uint64_t *faults, GError **error);

/* ---- writing ---- */

/* A document being made; cleared by ws_xapian_put. */
typedef struct ws_xapian_draft ws_xapian_draft;
ws_xapian_draft *ws_xapian_draft_new(void);
void ws_xapian_draft_free(ws_xapian_draft *draft);

/* prefix + bytes is the term. */
bool ws_xapian_draft_term(ws_xapian_draft *draft, char prefix, const char *bytes, size_t len, uint32_t weight, GError **error);
/* Slots up to 14. */
bool ws_xapian_draft_value(ws_xapian_draft *draft, unsigned slot, const char *bytes, size_t len, GError **error);

/* Puts the draft under `id`, in place of what was there. */
bool ws_xapian_put(ws_xapian *x, uint32_t id, ws_xapian_draft *draft, const void *data, size_t len, GError **error);
/* Replaces the data alone. */
bool ws_xapian_put_data(ws_xapian *x, uint32_t id, const void *data, size_t len, GError **error);
bool ws_xapian_remove(ws_xapian *x, uint32_t id, GError **error);
bool ws_xapian_set_metadata(ws_xapian *x, const char *key, const void *data, size_t len, GError **error);

/* All that is written between the two appears at once, or not at all. */
bool ws_xapian_begin(ws_xapian *x, GError **error);
bool ws_xapian_commit(ws_xapian *x, GError **error);
void ws_xapian_abandon(ws_xapian *x);

G_END_DECLS

#endif
