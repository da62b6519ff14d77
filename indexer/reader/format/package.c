/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/archive.h"

/* XML larger than this is not made into a tree, which takes six to ten times its size. */
enum { LARGEST_XML = 96u << 20, FREE_OF_RATIO = 16u << 20 };

typedef struct {
	char *name;
	char *bytes;
	size_t len;
} part;

struct ws_package {
	GHashTable *by_name; /* lower case -> part */
	ws_arena *arena;
};

/* ---- the directory of a zip file ---- */

static uint32_t le(const unsigned char *p, int bytes) {
	uint32_t v = 0;
	for (int i = bytes; i-- > 0;)
		v = v << 8 | p[i];
	return v;
}

static bool name_matches(const unsigned char *name, size_t len, const char *member) {
	size_t n = strlen(member);
	if (n == 0 || len < n || (member[n - 1] != '/' && len != n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (g_ascii_tolower((char)(name[i] == '\\' ? '/' : name[i])) != g_ascii_tolower(member[i]))
			return false;
	return true;
}

bool ws_package_sniff(const ws_source *source, const char *member) {
	const unsigned char *b = source->bytes;
	size_t len = source->len, tail = 0;
	if (len < 22 || memcmp(b, "PK\3\4", 4) != 0)
		return false;
	for (size_t back = 22; tail == 0 && back <= len && back <= 22 + 65535; back++)
		if (memcmp(b + len - back, "PK\5\6", 4) == 0)
			tail = len - back;
	if (tail != 0) {
		size_t at = le(b + tail + 16, 4), count = le(b + tail + 10, 2);
		for (size_t i = 0; i < count && at + 46 <= tail && memcmp(b + at, "PK\1\2", 4) == 0; i++) {
			size_t n = le(b + at + 28, 2);
			if (at + 46 + n <= tail && name_matches(b + at + 46, n, member))
				return true;
			at += 46 + n + le(b + at + 30, 2) + le(b + at + 32, 2);
		}
	}
	/* A cut or odd file: its first members, as far as their sizes are stated in front of them. */
	size_t at = 0;
	for (int i = 0; i < 64 && at + 30 <= len && memcmp(b + at, "PK\3\4", 4) == 0; i++) {
		size_t n = le(b + at + 26, 2);
		if (at + 30 + n <= len && name_matches(b + at + 30, n, member))
			return true;
		if (le(b + at + 6, 2) & 8)
			break;
		at += 30 + n + le(b + at + 28, 2) + le(b + at + 18, 4);
	}
	return false;
}

/* ---- members ---- */

static char *plain_name(const char *name, ws_arena *arena) {
	while (*name == '/' || (name[0] == '.' && name[1] == '/'))
		name++;
	char *copy = ws_arena_copy(arena, name, strlen(name));
	for (char *p = copy; *p; p++)
		*p = *p == '\\' ? '/' : g_ascii_tolower(*p);
	return copy;
}

/* Reads one member to its end; `total` counts what the container has unpacked to so far. */
static bool read_part(struct archive *a, struct archive_entry *entry, part *p, size_t *total, size_t packed, ws_arena *arena,
                      GError **error) {
	size_t cap = archive_entry_size_is_set(entry) && archive_entry_size(entry) > 0 ? (size_t)archive_entry_size(entry) : 0;
	/* A size that is stated is believed up to a point only. */
	cap = cap < (1u << 20) ? cap : 1u << 20;
	g_autoptr(GByteArray) bytes = g_byte_array_sized_new((guint)cap + 1);
	const void *block;
	size_t n;
	la_int64_t offset;
	int status;
	while ((status = archive_read_data_block(a, &block, &n, &offset)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
		*total += n;
		if (*total > ws_limits.unpacked)
			return ws_refuse(error, "unpacks to more than %zu MB", ws_limits.unpacked >> 20);
		if (*total > FREE_OF_RATIO && *total / ws_limits.ratio > packed)
			return ws_refuse(error, "unpacks to more than %zu times its size", ws_limits.ratio);
		if (n > 0)
			g_byte_array_append(bytes, block, (guint)n);
	}
	if (status != ARCHIVE_EOF) {
		ws_archive_damaged(a, error);
		return false;
	}
	p->len = bytes->len;
	p->bytes = ws_arena_copy(arena, bytes->data ? (const char *)bytes->data : "", bytes->len);
	return true;
}

static bool read_parts(ws_package *package, struct archive *a, size_t packed, bool (*wanted)(const char *name), GError **error) {
	size_t members = 0, total = 0;
	struct archive_entry *entry;
	int status;
	while ((status = archive_read_next_header(a, &entry)) != ARCHIVE_EOF) {
		if (status < ARCHIVE_WARN) {
			ws_archive_damaged(a, error);
			return false;
		}
		if (++members > ws_limits.members)
			return ws_refuse(error, "more than %zu members", ws_limits.members);
		const char *raw = archive_entry_pathname(entry);
		if (!raw || archive_entry_filetype(entry) != AE_IFREG)
			continue;
		char *name = plain_name(raw, package->arena);
		if (!wanted(name) || g_hash_table_contains(package->by_name, name))
			continue;
		part p = {.name = name};
		if (!read_part(a, entry, &p, &total, packed, package->arena, error))
			return false;
		part *kept = ws_arena_take(package->arena, sizeof *kept);
		*kept = p;
		g_hash_table_insert(package->by_name, kept->name, kept);
	}
	return true;
}

ws_package *ws_package_open(const ws_source *source, bool (*wanted)(const char *name), ws_arena *arena, GError **error) {
	ws_package *package = ws_arena_zero(arena, 1, sizeof *package);
	package->arena = arena;
	struct archive *a = archive_read_new();
	archive_read_support_format_zip(a);
	package->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	bool ok = archive_read_open_memory(a, source->bytes, source->len) == ARCHIVE_OK;
	if (!ok)
		ws_archive_damaged(a, error);
	else
		ok = read_parts(package, a, source->len, wanted, error);
	archive_read_free(a);
	if (ok)
		return package;
	ws_package_close(package);
	return NULL;
}

void ws_package_close(ws_package *package) {
	if (package && package->by_name) {
		g_hash_table_unref(package->by_name);
		package->by_name = NULL;
	}
}

const char *ws_package_part(const ws_package *package, const char *name, size_t *len) {
	const part *p = g_hash_table_lookup(package->by_name, plain_name(name, package->arena));
	if (!p)
		return NULL;
	*len = p->len;
	return p->bytes;
}

/* ---- XML ---- */

xmlDoc *ws_package_xml(const ws_package *package, const char *name, GError **error) {
	size_t len;
	const char *bytes = ws_package_part(package, name, &len);
	if (!bytes) {
		ws_refuse(error, "damaged (no %s in it)", name);
		return NULL;
	}
	if (len > LARGEST_XML) {
		ws_refuse(error, "%s is larger than the limit of %u MB", name, LARGEST_XML >> 20);
		return NULL;
	}
	/* Entities are left as they stand: none is ever looked up, and those a document declares expand to nothing. */
	xmlDoc *doc = xmlReadMemory(bytes, (int)len, name, NULL,
	                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
	if (doc && xmlDocGetRootElement(doc))
		return doc;
	if (doc)
		xmlFreeDoc(doc);
	const xmlError *why = xmlGetLastError();
	g_autofree char *said = g_ascii_strdown(why && why->message ? why->message : "not XML", -1);
	ws_refuse(error, "damaged (%s: %s)", name, g_strstrip(said));
	return NULL;
}

xmlNode *ws_xml_child(const xmlNode *node, const char *name) {
	xmlNode *c = node ? node->children : NULL;
	while (c && !ws_xml_is(c, name))
		c = c->next;
	return c;
}

xmlNode *ws_xml_next(const xmlNode *node, const char *name) {
	xmlNode *c = node->next;
	while (c && !ws_xml_is(c, name))
		c = c->next;
	return c;
}

const char *ws_xml_attribute(const xmlNode *node, const char *name) {
	for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next)
		if (xmlStrEqual(a->name, (const xmlChar *)name))
			return a->children && a->children->content ? (const char *)a->children->content : "";
	return NULL;
}

long ws_xml_number(const xmlNode *node, const char *name, long otherwise, long least, long most) {
	const char *text = ws_xml_attribute(node, name);
	if (!text)
		return otherwise;
	char *end;
	errno = 0;
	long value = strtol(text, &end, 10);
	if (end == text || errno != 0)
		return otherwise;
	return value < least ? least : value > most ? most : value;
}

const char *ws_xml_text(const xmlNode *node) {
	for (const xmlNode *c = node ? node->children : NULL; c; c = c->next)
		if ((c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) && c->content)
			return (const char *)c->content;
	return "";
}

/* ---- relationships ---- */

char *ws_package_resolve(const char *base, const char *target, ws_arena *arena) {
	const char *folder = strrchr(base, '/');
	g_autofree char *joined = *target == '/' || !folder ? g_strdup(target) : g_strdup_printf("%.*s/%s", (int)(folder - base), base, target);
	g_auto(GStrv) names = g_strsplit_set(joined, "/\\", -1);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();
	for (char **n = names; *n; n++) {
		if (strcmp(*n, "..") == 0 && kept->len > 0)
			g_ptr_array_set_size(kept, (gint)kept->len - 1);
		else if (**n && strcmp(*n, ".") != 0 && strcmp(*n, "..") != 0)
			g_ptr_array_add(kept, *n);
	}
	g_ptr_array_add(kept, NULL);
	g_autofree char *name = g_strjoinv("/", (char **)kept->pdata);
	return ws_arena_copy(arena, name, strlen(name));
}

char *ws_package_related(const ws_package *package, const char *part, const char *id, const char *type, ws_arena *arena) {
	const char *slash = strrchr(part, '/');
	int folder = slash ? (int)(slash - part + 1) : 0;
	g_autofree char *rels = g_strdup_printf("%.*s_rels/%s.rels", folder, part, part + folder);
	size_t len;
	if (!ws_package_part(package, rels, &len))
		return NULL;
	xmlDoc *doc = ws_package_xml(package, rels, NULL);
	char *found = NULL;
	for (xmlNode *r = doc ? ws_xml_child(xmlDocGetRootElement(doc), "Relationship") : NULL; r && !found;
	     r = ws_xml_next(r, "Relationship")) {
		const char *its_id = ws_xml_attribute(r, "Id"), *its_type = ws_xml_attribute(r, "Type"), *target = ws_xml_attribute(r, "Target");
		const char *mode = ws_xml_attribute(r, "TargetMode");
		if (!target || (mode && strcmp(mode, "External") == 0))
			continue;
		const char *word = its_type ? strrchr(its_type, '/') : NULL;
		if (id ? its_id && strcmp(its_id, id) == 0 : word && strcmp(word + 1, type) == 0)
			found = ws_package_resolve(part, target, arena);
	}
	if (doc)
		xmlFreeDoc(doc);
	return found;
}

const char *ws_package_version(void) {
	return "libxml2 " LIBXML_DOTTED_VERSION;
}
