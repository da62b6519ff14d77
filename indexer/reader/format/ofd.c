/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OFD (GB/T 33190-2016): pages of text objects and paths, which page.h makes into lines and tables.

   A text object has its own millimetre space: a point (x, y) of it stands on the page at the object's Boundary plus CTM × (x, y).
   DeltaX gives the way from each character to the next ("g 5 3.5" is five times 3.5). Fonts are not opened: a Han character is taken
   to be as wide as its size, others half of it, or what DeltaX leaves them. Templates (红头, page numbers) are drawn under the page's
   own content; composite objects are drawn where they are used. Paths of straight lines give the ruling lines: strokes, and filled
   bars that are thin.

   Not read: annotations and stamps, attachments, text that is only drawn (glyphs without TextCode). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/reader/format/package.h"
#include "indexer/reader/format/page.h"

enum { MOST_GLYPHS = 400000, MOST_RULES = 20000, DEPTH = 12, MOST_TEMPLATES = 2000 };

static const float POINTS = 72.0f / 25.4f;

typedef struct {
	float a, b, c, d, e, f; /* x' = a x + c y + e, y' = b x + d y + f; into points */
} matrix;

typedef struct {
	ws_output *out;
	ws_arena *arena, *scratch;
	ws_package *package;
	const char *root;        /* part of Document.xml */
	xmlDoc *document;
	GHashTable *composites;  /* ID -> element, of the resources */
	GPtrArray *resources;    /* trees that the elements live in */
	GHashTable *templates;   /* ID -> tree */
	ws_page page;
	size_t glyph_cap, rule_cap;
	size_t drawn;            /* composite objects on this page, so that nesting them cannot multiply */
} reader;

static matrix times(matrix in, matrix out) {
	return (matrix){in.a * out.a + in.b * out.c, in.a * out.b + in.b * out.d,         in.c * out.a + in.d * out.c,
	                in.c * out.b + in.d * out.d, in.e * out.a + in.f * out.c + out.e, in.e * out.b + in.f * out.d + out.f};
}

/* Up to n numbers of a list; returns how many there are. */
static size_t numbers(const char *text, float *out, size_t n) {
	size_t found = 0;
	while (text && found < n) {
		char *end;
		double v = g_ascii_strtod(text, &end);
		if (end == text)
			break;
		out[found++] = (float)v;
		text = end + strspn(end, " ,\t\n\r");
	}
	return found;
}

/* Where an object's space lies on the page. */
static matrix placed(const xmlNode *object, matrix around) {
	float box[4] = {0}, m[6] = {1, 0, 0, 1, 0, 0};
	numbers(ws_xml_attribute(object, "Boundary"), box, 4);
	if (numbers(ws_xml_attribute(object, "CTM"), m, 6) < 6)
		memcpy(m, (const float[]){1, 0, 0, 1, 0, 0}, sizeof m);
	return times((matrix){m[0], m[1], m[2], m[3], m[4] + box[0], m[5] + box[1]}, around);
}

static bool is_false(const xmlNode *node, const char *name) {
	const char *value = ws_xml_attribute(node, name);
	return value && strcmp(value, "false") == 0;
}

/* ---- text ---- */

/* The steps of a DeltaX one by one. */
typedef struct {
	const char *at;
	long repeat;
	float step;
	bool any;
} steps;

static float next_step(steps *s) {
	if (s->repeat > 0) {
		s->repeat--;
		return s->step;
	}
	while (s->at && *s->at && strchr(" ,\t\n\r", *s->at))
		s->at++;
	float v[2];
	char *end;
	if (s->at && *s->at == 'g' && numbers(s->at + 1, v, 2) == 2) {
		strtod(s->at + 1, &end);
		strtod(end, &end);
		s->at = end;
		s->repeat = v[0] >= 1 && v[0] < 1e6f ? (long)v[0] - 1 : 0;
		s->step = v[1];
		s->any = true;
	} else if (s->at && numbers(s->at, v, 1) == 1) {
		strtod(s->at, &end);
		s->at = end;
		s->step = v[0];
		s->any = true;
	} else {
		s->any = false;
		s->at = NULL;
	}
	return s->step;
}

static void add_glyph(reader *r, ws_glyph g) {
	if (r->page.n_glyphs >= MOST_GLYPHS)
		return;
	r->page.glyphs = ws_arena_grow(r->scratch, r->page.glyphs, r->page.n_glyphs, &r->glyph_cap, sizeof g);
	r->page.glyphs[r->page.n_glyphs++] = g;
}

static void read_text(reader *r, const xmlNode *object, matrix around) {
	matrix m = placed(object, around);
	float size = 0, scale = 1;
	numbers(ws_xml_attribute(object, "Size"), &size, 1);
	numbers(ws_xml_attribute(object, "HScale"), &scale, 1);
	bool bold = ws_xml_number(object, "Weight", 400, 0, 1000) >= 600;
	/* The size on the page: how far the matrix takes a step upwards. */
	float up = size * hypotf(m.c, m.d), along = scale * hypotf(m.a, m.b);
	float x = 0, y = 0;
	for (const xmlNode *code = ws_xml_child(object, "TextCode"); code; code = ws_xml_next(code, "TextCode")) {
		steps dx = {.at = ws_xml_attribute(code, "DeltaX")}, dy = {.at = ws_xml_attribute(code, "DeltaY")};
		numbers(ws_xml_attribute(code, "X"), &x, 1);
		numbers(ws_xml_attribute(code, "Y"), &y, 1);
		for (const char *p = ws_xml_text(code); *p; p = g_utf8_next_char(p)) {
			gunichar c = g_utf8_get_char(p);
			float wide = (c >= 0x2E80 || (c >= 0x2014 && c <= 0x2026) ? 1.0f : 0.5f) * size * scale;
			float step = next_step(&dx), down = next_step(&dy);
			bool stepped = dx.any, lowered = dy.any;
			float width = stepped && step > 0 && step < wide ? step : wide;
			if (!g_unichar_isspace(c)) {
				float px = m.a * x + m.c * y + m.e, py = m.b * x + m.d * y + m.f;
				add_glyph(r, (ws_glyph){.c = c,
				                        .box = {px, py - 0.88f * up, px + width / (scale > 0 ? scale : 1) * along, py + 0.12f * up},
				                        .size = up,
				                        .bold = bold});
			}
			x += stepped ? step : lowered ? 0 : wide;
			y += lowered ? down : 0;
		}
	}
}

/* ---- paths ---- */

static void add_rule(reader *r, float x0, float y0, float x1, float y1) {
	float dx = fabsf(x1 - x0), dy = fabsf(y1 - y0);
	if (r->page.n_rules >= MOST_RULES || !(fmaxf(dx, dy) >= 3) || fminf(dx, dy) > 0.8f)
		return;
	float mx = (x0 + x1) / 2, my = (y0 + y1) / 2;
	r->page.rules = ws_arena_grow(r->scratch, r->page.rules, r->page.n_rules, &r->rule_cap, sizeof *r->page.rules);
	r->page.rules[r->page.n_rules++] =
		dx > dy ? (ws_rule){fminf(x0, x1), my, fmaxf(x0, x1), my} : (ws_rule){mx, fminf(y0, y1), mx, fmaxf(y0, y1)};
}

static void read_path(reader *r, const xmlNode *object, matrix around) {
	enum { MOST_POINTS = 4096 };
	matrix m = placed(object, around);
	const char *p = ws_xml_text(ws_xml_child(object, "AbbreviatedData")), *filled = ws_xml_attribute(object, "Fill");
	bool bar = is_false(object, "Stroke") && filled && strcmp(filled, "true") == 0;
	float from[2] = {0}, start[2] = {0}, v[6], left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
	size_t first = r->page.n_rules;
	for (size_t n = 0; *p && n < MOST_POINTS; n++) {
		char c = *p++;
		if (!strchr("SMLCQBA", c) || !c)
			continue;
		size_t need = c == 'S' || c == 'M' || c == 'L' ? 2 : c == 'Q' ? 4 : c == 'B' ? 6 : 0;
		float to[2] = {start[0], start[1]};
		if (c == 'A')
			return;
		if (numbers(p, v, need) < need)
			return;
		if (need > 0) {
			float x = v[need - 2], y = v[need - 1];
			to[0] = m.a * x + m.c * y + m.e;
			to[1] = m.b * x + m.d * y + m.f;
		}
		if (c == 'L' || c == 'C')
			add_rule(r, from[0], from[1], to[0], to[1]);
		else if (c == 'S' || c == 'M')
			memcpy(start, to, sizeof start);
		memcpy(from, to, sizeof from);
		left = fminf(left, to[0]), right = fmaxf(right, to[0]), top = fminf(top, to[1]), bottom = fmaxf(bottom, to[1]);
	}
	/* The edges of a filled area are no rules, unless the area is a bar. */
	if (bar && fminf(right - left, bottom - top) > 2.5f)
		r->page.n_rules = first;
}

/* ---- pages ---- */

static void read_content(reader *r, const xmlNode *node, matrix around, unsigned depth) {
	for (const xmlNode *c = node ? node->children : NULL; c && depth < DEPTH; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || is_false(c, "Visible"))
			continue;
		if (ws_xml_is(c, "TextObject")) {
			read_text(r, c, around);
		} else if (ws_xml_is(c, "PathObject")) {
			read_path(r, c, around);
		} else if (ws_xml_is(c, "CompositeObject")) {
			const char *id = ws_xml_attribute(c, "ResourceID");
			const xmlNode *unit = id ? g_hash_table_lookup(r->composites, id) : NULL;
			if (unit && r->drawn++ < 10000)
				read_content(r, ws_xml_child(unit, "Content"), placed(c, around), depth + 1);
		} else if (ws_xml_is(c, "Layer") || ws_xml_is(c, "PageBlock")) {
			read_content(r, c, around, depth + 1);
		}
	}
}

static void page_box(const xmlNode *area, float *box) {
	float v[4];
	if (numbers(ws_xml_text(ws_xml_child(area, "PhysicalBox")), v, 4) == 4 && v[2] > 0 && v[3] > 0)
		memcpy(box, v, sizeof v);
}

static xmlDoc *template_of(reader *r, const char *id) {
	xmlDoc *known = g_hash_table_lookup(r->templates, id);
	if (known || g_hash_table_contains(r->templates, id))
		return known;
	const xmlNode *common = ws_xml_child(xmlDocGetRootElement(r->document), "CommonData");
	for (const xmlNode *t = ws_xml_child(common, "TemplatePage"); t && !known; t = ws_xml_next(t, "TemplatePage")) {
		const char *its = ws_xml_attribute(t, "ID"), *at = ws_xml_attribute(t, "BaseLoc");
		if (its && at && strcmp(its, id) == 0)
			known = ws_package_xml(r->package, ws_package_resolve(r->root, at, r->arena), NULL);
	}
	if (g_hash_table_size(r->templates) < MOST_TEMPLATES)
		g_hash_table_insert(r->templates, ws_arena_copy(r->arena, id, strlen(id)), known);
	return known;
}

static bool read_page(reader *r, ws_paper *paper, const char *part, uint32_t number, GError **error) {
	xmlDoc *doc = ws_package_xml(r->package, part, error);
	if (!doc)
		return false;
	const xmlNode *root = xmlDocGetRootElement(doc);
	float box[4] = {0, 0, 210, 297};
	page_box(ws_xml_child(ws_xml_child(xmlDocGetRootElement(r->document), "CommonData"), "PageArea"), box);
	page_box(ws_xml_child(root, "Area"), box);
	r->page = (ws_page){.number = number, .width = box[2] * POINTS, .height = box[3] * POINTS};
	r->glyph_cap = r->rule_cap = r->drawn = 0;
	matrix to_points = {POINTS, 0, 0, POINTS, -box[0] * POINTS, -box[1] * POINTS};
	for (const xmlNode *t = ws_xml_child(root, "Template"); t; t = ws_xml_next(t, "Template")) {
		const char *id = ws_xml_attribute(t, "TemplateID");
		xmlDoc *template = id ? template_of(r, id) : NULL;
		if (template)
			read_content(r, ws_xml_child(xmlDocGetRootElement(template), "Content"), to_points, 0);
	}
	read_content(r, ws_xml_child(root, "Content"), to_points, 0);
	ws_paper_page(paper, &r->page);
	ws_arena_clear(r->scratch);
	xmlFreeDoc(doc);
	return true;
}

static void read_resources(reader *r, const char *kind) {
	const xmlNode *common = ws_xml_child(xmlDocGetRootElement(r->document), "CommonData");
	for (const xmlNode *n = ws_xml_child(common, kind); n; n = ws_xml_next(n, kind)) {
		xmlDoc *doc = ws_package_xml(r->package, ws_package_resolve(r->root, ws_xml_text(n), r->arena), NULL);
		if (!doc)
			continue;
		g_ptr_array_add(r->resources, doc);
		const xmlNode *units = ws_xml_child(xmlDocGetRootElement(doc), "CompositeGraphicUnits");
		for (const xmlNode *u = ws_xml_child(units, "CompositeGraphicUnit"); u; u = ws_xml_next(u, "CompositeGraphicUnit")) {
			const char *id = ws_xml_attribute(u, "ID");
			if (id)
				g_hash_table_insert(r->composites, (gpointer)id, (gpointer)u);
		}
	}
}

static bool read_document(reader *r, ws_paper *paper, const char *part, uint32_t *number, GError **error) {
	r->root = part;
	r->document = ws_package_xml(r->package, part, error);
	if (!r->document)
		return false;
	r->composites = g_hash_table_new(g_str_hash, g_str_equal);
	r->templates = g_hash_table_new(g_str_hash, g_str_equal);
	r->resources = g_ptr_array_new();
	read_resources(r, "PublicRes");
	read_resources(r, "DocumentRes");
	bool ok = true;
	const xmlNode *pages = ws_xml_child(xmlDocGetRootElement(r->document), "Pages");
	for (const xmlNode *p = ws_xml_child(pages, "Page"); p && ok; p = ws_xml_next(p, "Page")) {
		const char *at = ws_xml_attribute(p, "BaseLoc");
		if (++*number > ws_limits.pages)
			ok = ws_refuse(error, "more than the limit of %zu pages", ws_limits.pages);
		else if (at)
			ok = read_page(r, paper, ws_package_resolve(part, at, r->arena), *number, error);
	}
	GHashTableIter all;
	gpointer tree;
	g_hash_table_iter_init(&all, r->templates);
	while (g_hash_table_iter_next(&all, NULL, &tree))
		if (tree)
			xmlFreeDoc(tree);
	for (guint i = 0; i < r->resources->len; i++)
		xmlFreeDoc(g_ptr_array_index(r->resources, i));
	g_hash_table_unref(r->composites);
	g_hash_table_unref(r->templates);
	g_ptr_array_unref(r->resources);
	xmlFreeDoc(r->document);
	return ok;
}

static bool sniff(const ws_source *source) {
	return ws_package_sniff(source, "OFD.xml");
}

static bool wanted(const char *name) {
	return g_str_has_suffix(name, ".xml");
}

static bool read_bodies(reader *r, const xmlNode *root, GError **error) {
	ws_paper *paper = ws_paper_open(r->out);
	r->scratch = ws_arena_new();
	bool ok = true;
	uint32_t number = 0;
	for (const xmlNode *b = ws_xml_child(root, "DocBody"); b && ok; b = ws_xml_next(b, "DocBody")) {
		const char *at = ws_xml_text(ws_xml_child(b, "DocRoot")), *title = ws_xml_text(ws_xml_child(ws_xml_child(b, "DocInfo"), "Title"));
		if (*title && !r->out->blocks.title)
			r->out->blocks.title = ws_clean(r->arena, title, strlen(title), NULL);
		if (*at)
			ok = read_document(r, paper, ws_package_resolve("OFD.xml", at, r->arena), &number, error);
	}
	ok = ok && ws_paper_finish(paper, error);
	ws_paper_close(paper);
	ws_arena_free(r->scratch);
	if (ok && number == 0)
		return ws_refuse(error, "damaged (no pages)");
	return ok && (r->out->blocks.n > 0 || ws_refuse(error, "no text layer"));
}

static bool read_ofd(const ws_source *source, ws_output *out, GError **error) {
	reader r = {.out = out, .arena = out->arena};
	r.package = ws_package_open(source, wanted, out->arena, error);
	if (!r.package)
		return false;
	size_t len;
	bool encrypted = ws_package_part(r.package, "Encryptions.xml", &len) != NULL;
	g_autoptr(GError) why = NULL;
	xmlDoc *doc = ws_package_xml(r.package, "OFD.xml", &why);
	bool ok = doc && read_bodies(&r, xmlDocGetRootElement(doc), &why);
	if (doc)
		xmlFreeDoc(doc);
	ws_package_close(r.package);
	if (!ok && encrypted)
		return ws_refuse(error, "encrypted");
	if (!ok)
		g_propagate_error(error, g_steal_pointer(&why));
	return ok;
}

const ws_format ws_format_ofd = {.name = "ofd", .sniff = sniff, .read = read_ofd, .version = ws_package_version};
