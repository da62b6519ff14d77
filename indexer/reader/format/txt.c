/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text and Markdown: a block for each physical line.

   What Markdown adds is small here: a `#` mark is a hint that the line is a heading, in .txt files too (reports passed on by converters
   carry it). Emphasis marks stay in the text (the comparison form drops them) and tables stay lines: structure/ recognises them in both.
   */
#include <string.h>

#include "indexer/reader/format/format.h"

/* The level of an ATX heading, 0 for none: one to six '#', then white space, then text. *skip is the length of the mark. */
static int atx_level(const char *line, size_t len, size_t *skip) {
	size_t indent = 0, level = 0;
	while (indent < len && indent < 4 && line[indent] == ' ')
		indent++;
	while (indent + level < len && line[indent + level] == '#')
		level++;
	size_t at = indent + level;
	if (indent > 3 || level < 1 || level > 6 || at >= len || (line[at] != ' ' && line[at] != '\t'))
		return 0;
	while (at < len && (line[at] == ' ' || line[at] == '\t'))
		at++;
	*skip = at;
	return at < len ? (int)level : 0;
}

/* A closing run of '#' after white space is part of the mark. */
static size_t without_closing(const char *line, size_t len) {
	size_t n = len;
	while (n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t'))
		n--;
	size_t end = n;
	while (n > 0 && line[n - 1] == '#')
		n--;
	return n < end && n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t') ? n - 1 : len;
}

static bool is_blank(const char *line, size_t len) {
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)line[i];
		if (c == ' ' || c == '\t')
			continue;
		if (c == 0xc2 && i + 1 < len && (unsigned char)line[i + 1] == 0xa0)
			i += 1;
		else if (c == 0xe3 && i + 2 < len && memcmp(line + i, "\xe3\x80\x80", 3) == 0)
			i += 2;
		else
			return false;
	}
	return true;
}

static bool read_lines(const ws_source *source, ws_output *out, GError **error) {
	char *p = source->text, *end = p + source->text_len;
	uint32_t number = 1;
	unsigned flags = 0;
	while (p < end) {
		char *lf = memchr(p, '\n', (size_t)(end - p));
		char *stop = lf ? lf : end;
		/* Page breaks and soft breaks part a line in two without a new line number. */
		for (char *part = p; part <= stop;) {
			char *cut = part;
			while (cut < stop && *cut != '\f' && *cut != '\v')
				cut++;
			size_t len = (size_t)(cut - part), skip = 0;
			char mark = *cut;
			if (is_blank(part, len)) {
				if (cut == stop && part == p)
					flags |= WS_BLOCK_AFTER_GAP;
			} else {
				int level = atx_level(part, len, &skip);
				if (level) {
					len = without_closing(part + skip, len - skip);
					part += skip;
				}
				part[len] = '\0';
				ws_block *block = ws_output_line(out, WS_BLOCK_LINE, part, len);
				if (!block)
					return ws_output_full(out, error);
				block->line = block->line_end = number;
				block->heading = level;
				block->flags = flags;
				flags = 0;
			}
			if (cut < stop && mark == '\f')
				flags |= WS_BLOCK_PAGE_START;
			part = cut + 1;
		}
		p = stop + 1;
		number++;
	}
	return true;
}

const ws_format ws_format_txt = {.name = "txt", .text = true, .read = read_lines};
const ws_format ws_format_md = {.name = "md", .text = true, .read = read_lines};
