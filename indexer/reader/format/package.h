/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip container of XML parts, as DOCX, XLSX and OFD are: its members by name, its XML as trees.

       "word/document.xml"  ->  <w:document>…, the targets of "word/_rels/document.xml.rels" by id

   Containers are hostile: members, bytes, ratio and depth are bounded, names are only names (nothing is unpacked to disk, "../" leads
   nowhere), XML is read without network, without external or internal entities, and only where it is well-formed. */
#ifndef WS_INDEXER_READER_FORMAT_PACKAGE_H
#define WS_INDEXER_READER_FORMAT_PACKAGE_H

#include <libxml/tree.h>

#include "indexer/reader/format/format.h"

typedef struct ws_package ws_package;

/* Whether the bytes are a zip file that has a member of this name, or one whose name begins so when it ends in '/'. Looks at the directory
   of the file only, so that a document inside an archive is not taken for the archive. */
bool ws_package_sniff(const ws_source *source, const char *member);

/* Reads the members whose name (in lower case) `wanted` takes. They live in `arena`. NULL with an error: "encrypted", "truncated",
   "damaged (…)". */
ws_package *ws_package_open(const ws_source *source, bool (*wanted)(const char *name), ws_arena *arena, GError **error);
void ws_package_close(ws_package *package);

/* The bytes of a member, NULL when it is not there. Names are compared without regard to case, with '/' between folders. */
const char *ws_package_part(const ws_package *package, const char *name, size_t *len);

/* A member's tree, to be freed with xmlFreeDoc. NULL with an error, also when it is not there. */
xmlDoc *ws_package_xml(const ws_package *package, const char *name, GError **error);

/* The name that `target` means inside the part `base`: "../media/a.xml" in "word/document.xml" is "media/a.xml"; an absolute one
   begins with '/'. */
char *ws_package_resolve(const char *base, const char *target, ws_arena *arena);

/* Where a relationship of `part` leads: by its id, or by the last word of its type ("styles") when id is NULL. NULL when there is
   none or it leads out of the package. */
char *ws_package_related(const ws_package *package, const char *part, const char *id, const char *type, ws_arena *arena);

/* ---- trees: everything by local name, so that namespace prefixes and versions make no difference ---- */

static inline bool ws_xml_is(const xmlNode *node, const char *name) {
	return node && node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, (const xmlChar *)name);
}

/* Whether it has one of these names: WS_XML_IS_ONE_OF(node, "p", "h"). */
static inline bool ws_xml_is_any(const xmlNode *node, const char *const *names) {
	while (*names && !ws_xml_is(node, *names))
		names++;
	return *names;
}
#define WS_XML_IS_ONE_OF(node, ...) ws_xml_is_any(node, (const char *const[]){__VA_ARGS__, NULL})

/* The first child element of that name; NULL with a NULL node. */
xmlNode *ws_xml_child(const xmlNode *node, const char *name);

/* The next sibling element of that name. */
xmlNode *ws_xml_next(const xmlNode *node, const char *name);

/* An attribute's value, borrowed from the tree; NULL when absent. */
const char *ws_xml_attribute(const xmlNode *node, const char *name);

/* The same as a number within [least, most]; `otherwise` when absent or no number. */
long ws_xml_number(const xmlNode *node, const char *name, long otherwise, long least, long most);

/* The text directly in an element, borrowed; "" when there is none. */
const char *ws_xml_text(const xmlNode *node);

/* "libxml2 2.9.14". */
const char *ws_package_version(void);

#endif
