/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office packages. The first byte says what the rest is: d the parts of a document, x those of a workbook, o those of an OpenDocument file, else
   a zip file as it stands. */
#include "tests/fuzz/fuzz_container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	static const char *const document[] = {
	    "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/_rels/document.xml.rels", "_rels/.rels"};
	static const char *const workbook[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
	                                       "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "_rels/.rels"};
	if (size < 2)
		return 0;
	static const char *const open_document[] = {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"};
	static const struct {
		char first;
		const char *const *parts;
		size_t n;
		const ws_format *format;
	} kinds[] = {{'d', document, 6, &ws_format_docx}, {'x', workbook, 6, &ws_format_xlsx}, {'o', open_document, 4, &ws_format_odt}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		g_autoptr(GByteArray) file = *data == kinds[i].first ? container(kinds[i].parts, kinds[i].n, data + 1, size - 1) : NULL;
		if (file) {
			check_read(kinds[i].format, file->data, file->len);
			return 0;
		}
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		check_read(kinds[i].format, data + 1, size - 1);
	return 0;
}
