/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word 97 files, put together byte by byte. */
#include "indexer/reader/format/format.h"
#include "tests/unit/format_dump.h"
#include "tests/unit/ole_bytes.h"

/* A stretch of text that ends in a mark (CR, BEL), with the properties of its paragraph (style number first) and of its characters; both
   as hexadecimal bytes. */
typedef struct {
	const char *text, *paragraph, *character;
} stretch;

enum { STRETCHES = 16, TEXT_AT = 2048 };

typedef struct {
	stretch text[STRETCHES];
	const char *note; /* behind the text; its mark is the character U+0002 in it */
	const char *wanted, *why;
} doc_row;

#define CR "\r"
#define BEL "\a"
#define LIST(level) "0000" "0B460100" "0A26" level
#define CELL "0000" "162401"

/* Row ends: in a table, end of row, and where its cells lie: TDefTable with edges in twips and, for each cell, flags (0x60 begins a vertical
   merge, 0x20 goes on) and borders. */
#define BORDERS "00000000000000000000000000000000" "0000"
#define ROW_3(a, b, c) "0000" "162401" "172401" "08D6" "4600" "03" "0000" "E803" "D007" "B80B" a "00" BORDERS b "00" BORDERS c "00" BORDERS
#define ROW_2(a, b) "0000" "162401" "172401" "08D6" "3000" "02" "0000" "E803" "B80B" a "00" BORDERS b "00" BORDERS

static const doc_row files[] = {
	{{{"全市财政运行平稳。" CR, "0000", ""}, {CR, "0000", ""}, {"支出增长5%。" CR, "0000", ""}},
	 NULL,
	 "全市财政运行平稳。\n+ 支出增长5%。",
	 "paragraphs"},
	{{{"收入情况" CR, "0100", ""}, {"完成12亿元。" CR, "0000", ""}}, NULL, "1# 收入情况\n完成12亿元。", "a heading by its style"},
	{{{"收入情况" CR,
	   "0000"
	   "402601",
	   ""}},
	 NULL,
	 "2# 收入情况",
	 "a heading by its outline level"},
	{{{"收入" CR, LIST("00"), ""},
	  {"税收" CR, LIST("01"), ""},
	  {"非税" CR, LIST("01"), ""},
	  {"支出" CR, LIST("00"), ""},
	  {"民生" CR, LIST("01"), ""}},
	 NULL,
	 "一、收入\n（1）税收\n（2）非税\n二、支出\n（1）民生",
	 "automatic numbers are written out"},
	{{{"完成", "0000", ""}, {"八", "0000", "000801"}, {"九成", "0000", ""}, {"暗", "0000", "3C0801"}, {"。" CR, "0000", ""}},
	 NULL,
	 "完成九成。",
	 "deleted and hidden text is not shown"},
	{{{"第\x13 PAGE \x14"
	   "3\x15页" CR,
	   "0000", ""}},
	 NULL,
	 "第3页",
	 "a field shows its result"},
	{{{"增长8.8", "0000", ""}, {"[2]", "0000", "482A01"}, {"亿元" CR, "0000", ""}}, NULL, "增长8.8亿元", "a raised mark goes"},
	{{{"增长8.8%\x02。" CR, "0000", ""}, {"下一段" CR, "0000", ""}},
	 "\x02含转移支付。" CR,
	 "增长8.8%。\nn 含转移支付。\n下一段",
	 "a footnote stands behind its paragraph"},
	{{{"地区" BEL, CELL, ""},
	  {"余额" BEL, CELL, ""},
	  {BEL, ROW_2("60", "00"), ""},
	  {BEL, CELL, ""},
	  {"一般" BEL, CELL, ""},
	  {"专项" BEL, CELL, ""},
	  {BEL, ROW_3("20", "00", "00"), ""},
	  {"青山区" BEL, CELL, ""},
	  {"1" BEL, CELL, ""},
	  {"2" BEL, CELL, ""},
	  {BEL, ROW_3("00", "00", "00"), ""},
	  {"表后。" CR, "0000", ""}},
	 NULL,
	 "[(2x1)地区|(1x2)余额/一般|专项/青山区|1|2]\n表后。",
	 "edges of the rows make the grid, merges are laid out"},
};

static void put_hex(GByteArray *out, const char *hex) {
	for (; hex[0] && hex[1]; hex += 2)
		g_byte_array_append(out, (const guint8[]){(guint8)(g_ascii_xdigit_value(hex[0]) << 4 | g_ascii_xdigit_value(hex[1]))}, 1);
}

static guint put_text(GByteArray *out, const char *text) {
	glong n;
	g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
	for (glong i = 0; i < n; i++)
		ole_u16(out, units[i]);
	return (guint)n;
}

/* The file's head, its table stream and the places of tables in it. */
typedef struct {
	GByteArray *doc, *table;
	guint32 place[93][2];
} maker;

static guint begin(maker *m) {
	return m->table->len;
}

static void end(maker *m, unsigned which, guint from) {
	m->place[which][0] = from;
	m->place[which][1] = m->table->len - from;
}

/* A page of properties at the next 512 bytes of the document, and the table that points to it. `entry`: bytes of an entry, 13 or 1. */
static void put_properties(maker *m, unsigned which, const guint *places, const char *const *hex, size_t n, size_t entry) {
	ole_pad(m->doc, (m->doc->len + 511) / 512 * 512);
	guint page = m->doc->len, at = 510;
	guint8 bytes[512] = {0};
	for (size_t i = 0; i <= n; i++)
		memcpy(bytes + 4 * i, (const guint8[]){(guint8)places[i], (guint8)(places[i] >> 8), (guint8)(places[i] >> 16), 0}, 4);
	for (size_t i = 0; i < n; i++) {
		g_autoptr(GByteArray) list = g_byte_array_new();
		put_hex(list, hex[i]);
		if (list->len == 0)
			continue;
		at = (at - list->len - 2) & ~1u;
		g_assert(at > 4 * (n + 1) + entry * n);
		bytes[4 * (n + 1) + entry * i] = (guint8)(at / 2);
		if (entry == 1) {
			bytes[at] = (guint8)list->len;
			memcpy(bytes + at + 1, list->data, list->len);
		} else if (list->len % 2) {
			bytes[at] = (guint8)((list->len + 1) / 2);
			memcpy(bytes + at + 1, list->data, list->len);
		} else {
			bytes[at + 1] = (guint8)(list->len / 2);
			memcpy(bytes + at + 2, list->data, list->len);
		}
	}
	bytes[511] = (guint8)n;
	g_byte_array_append(m->doc, bytes, 512);
	guint from = begin(m);
	ole_u32(m->table, places[0]);
	ole_u32(m->table, places[n]);
	ole_u32(m->table, page / 512);
	end(m, which, from);
}

/* Style 0 plain, style 1 the built-in heading 1. */
static void put_styles(maker *m) {
	guint from = begin(m);
	put_hex(m->table, "0400" "0200" "0A00");
	for (unsigned i = 0; i < 2; i++) {
		put_hex(m->table, "1200");
		ole_u16(m->table, i);
		put_hex(m->table, "F1FF" "000000000000" "0000" "0000" "0200");
		ole_u16(m->table, i);
	}
	end(m, 1, from);
}

/* List 1: 一、 and （1）. */
static void put_lists(maker *m) {
	static const char *const levels[] = {"250000000000000000000000", "000000000000000000000000"};
	guint from = begin(m);
	put_hex(m->table, "0100" "07000000");
	ole_pad(m->table, m->table->len + 24);
	end(m, 73, from);
	for (int i = 0; i < 9; i++) {
		ole_u32(m->table, 1);
		put_hex(m->table, levels[i > 0]);
		ole_pad(m->table, m->table->len + 12);
		put_hex(m->table, i == 0 ? "0200" "0000" "0130" : "0300" "08FF" "0100" "09FF");
	}
	from = begin(m);
	put_hex(m->table, "01000000" "07000000");
	ole_pad(m->table, m->table->len + 12);
	ole_u32(m->table, 0);
	end(m, 74, from);
}

static GByteArray *word_file(const doc_row *row, unsigned flags) {
	maker m = {.doc = g_byte_array_new(), .table = g_byte_array_new()};
	ole_pad(m.doc, TEXT_AT);
	guint paragraphs[STRETCHES + 1] = {TEXT_AT}, characters[STRETCHES + 2] = {TEXT_AT}, n_paragraphs = 0, n_characters = 0, chars = 0,
	                             note_at = 0;
	const char *paragraph[STRETCHES + 1], *character[STRETCHES + 1];
	for (const stretch *s = row->text; s < row->text + STRETCHES && s->text; s++) {
		const char *mark = strchr(s->text, 2);
		note_at = mark ? chars + (guint)g_utf8_strlen(s->text, mark - s->text) : note_at;
		chars += put_text(m.doc, s->text);
		character[n_characters] = s->character;
		characters[++n_characters] = m.doc->len;
		char last = s->text[strlen(s->text) - 1];
		if (last == '\r' || last == '\a') {
			paragraph[n_paragraphs] = s->paragraph;
			paragraphs[++n_paragraphs] = m.doc->len;
		}
	}
	guint note = row->note ? put_text(m.doc, row->note) : 0;
	guint from = begin(&m);
	put_hex(m.table, "02" "10000000");
	ole_u32(m.table, 0);
	ole_u32(m.table, chars + note);
	put_hex(m.table, "0000");
	ole_u32(m.table, TEXT_AT);
	put_hex(m.table, "0000");
	end(&m, 33, from);
	if (note) {
		from = begin(&m);
		ole_u32(m.table, note_at);
		ole_u32(m.table, chars);
		ole_u16(m.table, 1);
		end(&m, 2, from);
		from = begin(&m);
		ole_u32(m.table, 0);
		ole_u32(m.table, note);
		end(&m, 3, from);
	}
	put_properties(&m, 13, paragraphs, paragraph, n_paragraphs, 13);
	put_properties(&m, 12, characters, character, n_characters, 1);
	put_styles(&m);
	put_lists(&m);
	GByteArray *head = g_byte_array_new();
	put_hex(head, "ECA5" "C100");
	ole_pad(head, 10);
	ole_u16(head, 0x0200 | flags);
	ole_pad(head, 32);
	ole_u16(head, 14);
	ole_pad(head, 62);
	ole_u16(head, 22);
	ole_pad(head, 76);
	ole_u32(head, chars);
	ole_u32(head, note);
	ole_pad(head, 152);
	ole_u16(head, 93);
	for (int i = 0; i < 93; i++) {
		ole_u32(head, m.place[i][0]);
		ole_u32(head, m.place[i][1]);
	}
	memcpy(m.doc->data, head->data, head->len);
	GByteArray *file = ole_file((const ole_part[]){{"WordDocument", m.doc}, {"1Table", m.table}}, 2);
	g_byte_array_unref(head);
	g_byte_array_unref(m.doc);
	g_byte_array_unref(m.table);
	return file;
}

START_TEST(a_file_is_read_as_word_shows_it) {
	g_autoptr(GByteArray) file = word_file(&files[_i], 0);
	check_format(&ws_format_doc, file->data, file->len, files[_i].wanted, files[_i].why);
}
END_TEST

START_TEST(an_encrypted_file_says_so) {
	g_autoptr(GByteArray) file = word_file(&files[0], 0x0100);
	check_format(&ws_format_doc, file->data, file->len, "! encrypted", "the flag in its head");
}
END_TEST

START_TEST(what_no_converter_reads_is_refused_with_what_was_tried) {
	g_autoptr(GByteArray) junk = g_byte_array_new();
	ole_pad(junk, 5000);
	g_autoptr(GByteArray) file = ole_file((const ole_part[]){{"WordDocument", junk}}, 1);
	ws_source source = {.name = "a.doc", .bytes = file->data, .len = file->len, .fd = -1};
	ws_arena *arena = ws_arena_new();
	ws_output out = {.arena = arena};
	g_autoptr(GError) error = NULL;
	ck_assert(!ws_format_doc.read(&source, &out, &error));
	ck_assert_msg(g_str_has_prefix(error->message, "no converter"), "%s", error->message);
	ws_arena_free(arena);
}
END_TEST

START_TEST(a_file_cut_anywhere_is_read_or_refused) {
	g_autoptr(GByteArray) file = word_file(&files[8], 0);
	for (guint len = 1; len < file->len; len += 509) {
		g_autofree guint8 *cut = g_malloc(len);
		memcpy(cut, file->data, len);
		ws_source source = {.name = "a.doc", .bytes = cut, .len = len, .fd = -1};
		ws_arena *arena = ws_arena_new();
		ws_output out = {.arena = arena};
		g_autoptr(GError) error = NULL;
		bool ok = ws_format_doc.sniff(&source) && ws_format_doc.read(&source, &out, &error);
		ck_assert(!ok || out.blocks.n > 0);
		ws_arena_free(arena);
	}
}
END_TEST

int main(void) {
	Suite *suite = suite_create("doc");
	TCase *tests = tcase_create("doc");
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, a_file_is_read_as_word_shows_it, 0, sizeof files / sizeof *files);
	tcase_add_test(tests, an_encrypted_file_says_so);
	tcase_add_test(tests, what_no_converter_reads_is_refused_with_what_was_tried);
	tcase_add_test(tests, a_file_cut_anywhere_is_read_or_refused);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
