/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/document.h"

const char *ws_passage_kind_name(ws_passage_kind kind) {
	static const char *const names[] = {"heading", "paragraph", "item", "table", "definition"};
	return names[kind];
}

const char *ws_figure_kind_name(ws_figure_kind kind) {
	static const char *const names[] = {"money", "percent", "point", "count", "dimension", "multiple", "ratio", "duration"};
	return names[kind];
}

const char *ws_relation_name(ws_relation relation) {
	static const char *const names[] = {"=", ">", ">=", "<", "<=", "≈"};
	return names[relation];
}

const char *ws_via_name(ws_via via) {
	static const char *const names[] = {"exact", "name", "alias", "coordination", "anaphora"};
	return names[via];
}

const char *ws_name_class_name(ws_name_class class) {
	static const char *const names[] = {"policy", "budget", "agency", "programme"};
	return names[class];
}

const char *ws_field_name(ws_field field) {
	static const char *const names[] = {"title", "issuer", "number", "date", "region", "kind", "recipients", "expires", "meeting"};
	return names[field];
}
