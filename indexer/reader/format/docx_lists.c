/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/docx_lists.h"

#include <string.h>

#include "indexer/reader/format/package.h"

static void read_level(ws_list_level *l, const xmlNode *node) {
	const xmlNode *format = ws_xml_child(node, "numFmt"), *legal = ws_xml_child(node, "isLgl");
	/* Word keeps formats of later versions in a wrapper. */
	const xmlNode *wrapped = ws_xml_child(node, "AlternateContent");
	if (!format && wrapped)
		format = ws_xml_child(ws_xml_child(wrapped, "Fallback"), "numFmt");
	const char *value = ws_xml_attribute(format, "val"), *tight = ws_xml_attribute(ws_xml_child(node, "suff"), "val");
	const char *on = ws_xml_attribute(legal, "val");
	l->format = value ? value : "decimal";
	l->text = ws_xml_attribute(ws_xml_child(node, "lvlText"), "val");
	l->style = ws_xml_attribute(ws_xml_child(node, "pStyle"), "val");
	l->start = ws_xml_number(ws_xml_child(node, "start"), "val", 1, 0, 1000000);
	l->legal = legal && (!on || (strcmp(on, "0") != 0 && strcmp(on, "false") != 0));
	l->restart = (int)ws_xml_number(ws_xml_child(node, "lvlRestart"), "val", WS_LIST_RESTARTS, 0, WS_LIST_LEVELS);
	l->tight = tight && strcmp(tight, "nothing") == 0;
}

static long id_of(const xmlNode *node, const char *name) {
	return ws_xml_number(node, name, -1, -1, 1 << 30);
}

static void read_definition(ws_lists *lists, const xmlNode *node) {
	ws_list_level *levels = ws_lists_define(lists, id_of(node, "abstractNumId"));
	for (const xmlNode *l = ws_xml_child(node, "lvl"); levels && l; l = ws_xml_next(l, "lvl")) {
		long at = ws_xml_number(l, "ilvl", -1, -1, WS_LIST_LEVELS);
		if (at >= 0 && at < WS_LIST_LEVELS)
			read_level(&levels[at], l);
	}
}

/* The definition that a list points to, or that the list style holds to which that one points. */
static long definition_of(const xmlNode *root, const xmlNode *num) {
	long id = id_of(ws_xml_child(num, "abstractNumId"), "val");
	const char *link = NULL;
	for (const xmlNode *d = ws_xml_child(root, "abstractNum"); d && !link; d = ws_xml_next(d, "abstractNum"))
		if (id_of(d, "abstractNumId") == id)
			link = ws_xml_attribute(ws_xml_child(d, "numStyleLink"), "val");
	for (const xmlNode *d = link ? ws_xml_child(root, "abstractNum") : NULL; d; d = ws_xml_next(d, "abstractNum")) {
		const char *holds = ws_xml_attribute(ws_xml_child(d, "styleLink"), "val");
		if (holds && strcmp(holds, link) == 0)
			return id_of(d, "abstractNumId");
	}
	return id;
}

static void read_list(ws_lists *lists, const xmlNode *root, const xmlNode *node) {
	long num = id_of(node, "numId");
	if (!ws_lists_add(lists, num, definition_of(root, node)))
		return;
	for (const xmlNode *o = ws_xml_child(node, "lvlOverride"); o; o = ws_xml_next(o, "lvlOverride")) {
		const xmlNode *own = ws_xml_child(o, "lvl");
		ws_list_level level = {0};
		if (own)
			read_level(&level, own);
		ws_lists_override(lists, num, (int)ws_xml_number(o, "ilvl", -1, -1, WS_LIST_LEVELS), own ? &level : NULL,
		                  ws_xml_number(ws_xml_child(o, "startOverride"), "val", -1, 0, 1000000));
	}
}

void ws_docx_lists(ws_lists *lists, const xmlNode *root) {
	enum { MOST = 2000 };
	size_t n = 0;
	for (const xmlNode *d = ws_xml_child(root, "abstractNum"); d && n < MOST; d = ws_xml_next(d, "abstractNum"), n++)
		read_definition(lists, d);
	n = 0;
	for (const xmlNode *l = ws_xml_child(root, "num"); l && n < MOST; l = ws_xml_next(l, "num"), n++)
		read_list(lists, root, l);
}
