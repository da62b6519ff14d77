/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OFD: a page, the document, resources and a template. */
#include "tests/fuzz/fuzz_container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	static const char *const names[] = {"Doc_0/Pages/Page_0/Content.xml", "Doc_0/Document.xml", "Doc_0/Res.xml",
	                                    "Doc_0/Tpls/Tpl_0/Content.xml", "OFD.xml"};
	if (size < 2)
		return 0;
	g_autoptr(GByteArray) file = container(names, 5, data, size);
	check_read(&ws_format_ofd, file->data, file->len);
	return 0;
}
