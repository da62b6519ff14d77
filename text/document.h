/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data model: a document is a list of passages in reading order, and everything found in it is a span over the text of a passage.

   Both sides agree on these records: the indexer fills them, the store keeps them, the query side gives them back. They are plain
   structs whose strings and arrays live in one arena (text/arena.h); nothing in them is freed by itself.

   Conventions that hold everywhere: strings are UTF-8 and NUL-terminated; a string that the document does not state is NULL, never
   ""; positions are Unicode code points in ws_passage.text, [start, end); lines and pages count from 1 and 0 means "none". */
#ifndef WS_TEXT_DOCUMENT_H
#define WS_TEXT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/decimal.h"

typedef struct {
	uint32_t start, end;
} ws_span;

/* ---- figures ---- */

typedef enum {
	WS_MONEY,
	WS_PERCENT,   /* %, ‰, 成: amount is a ratio (5.6% is 0.056) */
	WS_POINT,     /* 个百分点: amount is a ratio too, but of another kind */
	WS_COUNT,     /* 1.2万家 */
	WS_DIMENSION, /* 平方公里, 吨, 千瓦时 */
	WS_MULTIPLE,  /* 1.7倍 */
	WS_RATIO,     /* 2:98 */
	WS_DURATION,  /* 3年, 22个季度 */
} ws_figure_kind;

typedef enum { WS_EQ, WS_GT, WS_GE, WS_LT, WS_LE, WS_ABOUT } ws_relation;

typedef struct {
	ws_span span;           /* from the first digit to the end of the unit */
	ws_figure_kind kind;
	ws_relation relation;   /* 超 -> WS_GT … */
	ws_decimal value;       /* as written: 1577.1 */
	ws_decimal amount;      /* exact, magnitude folded in: 157710000000 */
	bool has_high;          /* a range: 10%至20% */
	ws_decimal high, high_amount;
	const char *unit;       /* as written: "亿元"; "" only for a bare multiple such as 2:98 */
	const char *base;       /* what amount counts: "元", "1" for ratios, "户", "亩" … */
	const char *qualifier;  /* the word that gave the relation: "超"; NULL */
	const char *role;       /* "同比增长"; NULL for the plain level */
	const char *subject;    /* "全市一般公共预算总收入"; NULL when the text does not say */
	const char *parent;     /* the total it belongs to (其中：…); NULL */
	const char *period;     /* "2023", "2023年末" …; NULL */
	const char *row, *column; /* table cells only; NULL in prose */
} ws_figure;

/* ---- names ---- */

typedef enum { WS_NAME_POLICY_FUND, WS_NAME_BUDGET_FUND, WS_NAME_AGENCY, WS_NAME_PROGRAMME } ws_name_class;

typedef enum { WS_VIA_EXACT, WS_VIA_NAME, WS_VIA_ALIAS, WS_VIA_COORDINATION, WS_VIA_ANAPHORA } ws_via;

typedef struct {
	ws_span span;
	ws_name_class class;
	ws_via via;
	const char *form;      /* as written, folded: "增信基金" */
	const char *canonical; /* the full name as far as this document shows it: "中小微企业融资增信基金" */
} ws_name;

/* That `alias` is another name of `name`, and where the document says so. */
typedef struct {
	ws_name_class class;
	const char *name, *alias;
	const char *parent;   /* of `name` when the text gives one; alias may then be NULL */
	uint32_t passage;     /* index of the passage that proves it */
	ws_span span;
} ws_alias;

/* ---- passages ---- */

typedef enum { WS_HEADING, WS_PARAGRAPH, WS_ITEM, WS_TABLE, WS_DEFINITION } ws_passage_kind;

/* One cell of a table passage. The passage's text holds the cells of a row separated by TAB and the rows by LF, below its title and 单位
   line, a line each, when they stand above it. Empty cells are not listed. */
typedef struct {
	ws_span span;           /* the cell's text in the passage's text */
	uint16_t row, column;   /* from 0, after rowspan and colspan have been laid out */
	uint16_t rows, columns; /* how many it covers, at least 1 */
	bool head;              /* part of the head rows */
	uint8_t indent;         /* blank space in front of its text, in half-width characters; known while a file is indexed, not kept */
} ws_cell;

typedef struct {
	const char *unit;  /* of the 单位： line, "万元"; NULL */
	const char *title; /* the line above the table; NULL */
	uint16_t rows, columns, head_rows;
	const ws_cell *cells; /* in reading order */
	size_t n_cells;
} ws_table;

typedef struct {
	ws_passage_kind kind;
	int level;       /* heading: 0 the title, 1 一、, 2 （一）…; otherwise 0 */
	int32_t parent;  /* index of the heading it stands under, -1 for none: the outline path is the chain of parents, without the title */
	const char *text;
	size_t len;      /* bytes */
	uint32_t line, line_end; /* in the source file */
	uint32_t page;
	const char *term;        /* definition: the term defined; otherwise NULL */
	ws_span definition;      /* definition: the text of the definition after the term */
	const ws_table *table;   /* kind WS_TABLE only */
	ws_figure *figures;      /* in text order */
	size_t n_figures;
	ws_name *names;          /* in text order */
	size_t n_names;
} ws_passage;

/* ---- the document and its card ---- */

/* Where a field of the card was read. */
typedef struct {
	int32_t passage; /* index, -1: not from the text (file name, markup head) */
	ws_span span;
} ws_evidence;

typedef enum {
	WS_FIELD_TITLE, WS_FIELD_ISSUER, WS_FIELD_NUMBER, WS_FIELD_DATE, WS_FIELD_REGION, WS_FIELD_KIND, WS_FIELD_RECIPIENTS,
	WS_FIELD_EXPIRES, WS_FIELD_MEETING, WS_FIELDS
} ws_field;

typedef struct {
	const char *path;     /* bytes as the file system has them */
	const char *format;   /* "txt", "html" … */
	const char *encoding; /* "UTF-8", "GB18030" … */
	const char *title, *issuer, *number;
	const char *date;       /* "2024-10-12", "2024-10" or "2024" */
	int year;               /* 0: unknown */
	int years[8];
	size_t n_years;
	const char *region;     /* "北碚区" */
	const char *region_path; /* "重庆市/北碚区", most general first; NULL with region */
	const char *kind;       /* one of the contract's kinds; never NULL once facts ran */
	const char *recipients; /* 主送机关 as written */
	const char *expires;    /* "2025-10-12" */
	const char *meeting;    /* "厦门市第十六届人民代表大会第三次会议" */
	ws_evidence evidence[WS_FIELDS];

	ws_passage *passages;
	size_t n_passages;
	ws_alias *aliases;
	size_t n_aliases;
} ws_document;

/* Names as the contract prints them: "heading", "money", ">=", "coordination", "policy" … */
const char *ws_passage_kind_name(ws_passage_kind kind);
const char *ws_figure_kind_name(ws_figure_kind kind);
const char *ws_relation_name(ws_relation relation);
const char *ws_via_name(ws_via via);
const char *ws_name_class_name(ws_name_class class);
const char *ws_field_name(ws_field field);

#endif
