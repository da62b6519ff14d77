/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office packages. The first byte says what the rest is: d the parts of a document, x those of a workbook, else a zip file as it stands. */
#include "tests/fuzz/fuzz_container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	static const char *const document[] = {
	    "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/_rels/document.xml.rels", "_rels/.rels"};
	static const char *const workbook[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
	                                       "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "_rels/.rels"};
	if (size < 2)
		return 0;
	if (*data != 'd' && *data != 'x') {
		check_read(&ws_format_docx, data + 1, size - 1);
		check_read(&ws_format_xlsx, data + 1, size - 1);
		return 0;
	}
	bool word = *data == 'd';
	g_autoptr(GByteArray) file = container(word ? document : workbook, 6, data + 1, size - 1);
	check_read(word ? &ws_format_docx : &ws_format_xlsx, file->data, file->len);
	return 0;
}
