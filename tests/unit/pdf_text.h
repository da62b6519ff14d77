/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small PDF files, written by hand: text in a Chinese font that is not embedded, lines, pictures.

   A page is drawn by a small script, a command a line, coordinates from the top left in points:
	   t x y size text   text                 w   the same in white        u   the same up the page
	   h x0 x1 y         a flat rule          v x y0 y1   an upright one   i   a picture over the page
	   m                 a stamp that says 核对, put on the page afterwards
	   s width height    the size of the page, which is A4 otherwise */
#ifndef WS_TESTS_UNIT_PDF_TEXT_H
#define WS_TESTS_UNIT_PDF_TEXT_H

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { PDF_WIDTH = 595, PDF_HEIGHT = 842 };

static void pdf_string(GString *out, const char *text) {
	glong n;
	g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
	g_string_append_c(out, '<');
	for (glong i = 0; i < n; i++)
		g_string_append_printf(out, "%04x", units[i]);
	g_string_append(out, ">");
}

/* The size that a script states. */
static void pdf_size(const char *script, double *width, double *height) {
	*width = PDF_WIDTH;
	*height = PDF_HEIGHT;
	if (*script == 's') {
		char *end;
		*width = g_ascii_strtod(script + 1, &end);
		*height = g_ascii_strtod(end, NULL);
	}
}

static GString *pdf_page(const char *script) {
	GString *out = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(script, "\n", -1);
	double width, height;
	pdf_size(script, &width, &height);
	for (char **l = lines; *l; l++) {
		char *p = *l + 1;
		double v[3] = {0};
		for (int i = 0; i < 3 && **l && !strchr("ims", **l); i++)
			v[i] = g_ascii_strtod(p, &p);
		p += *p == ' ';
		switch (**l) {
		case 't':
		case 'w':
			g_string_append_printf(out, "%d g BT /F1 %g Tf %g %g Td ", **l == 'w', v[2], v[0], height - v[1]);
			pdf_string(out, p);
			g_string_append(out, " Tj ET\n");
			break;
		case 'u':
			g_string_append_printf(out, "BT /F1 %g Tf 0 1 -1 0 %g %g Tm ", v[2], v[0], height - v[1]);
			pdf_string(out, p);
			g_string_append(out, " Tj ET\n");
			break;
		case 'h':
			g_string_append_printf(out, "0.5 w %g %g m %g %g l S\n", v[0], height - v[2], v[1], height - v[2]);
			break;
		case 'v':
			g_string_append_printf(out, "0.5 w %g %g m %g %g l S\n", v[0], height - v[1], v[0], height - v[2]);
			break;
		case 'i':
			g_string_append_printf(out, "q %g 0 0 %g 0 0 cm /I1 Do Q\n", width, height);
			break;
		}
	}
	return out;
}

/* A file of `n` pages; `extra` stands in its trailer. */
static GString *pdf_file(const char *const *pages, size_t n, const char *extra) {
	static const char *const fixed[] = {
	    "<</Type/Catalog/Pages 2 0 R>>",
	    NULL /* pages */,
	    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
	    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 "
	    "95 500 814 939 500]/FontDescriptor 5 0 R>>",
	    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight "
	    "700/StemV 80>>",
	    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nZ\nendstream",
	    "<</Type/XObject/Subtype/Form/BBox[0 0 60 30]/Resources<</Font<</F1 3 0 R>>>>/Length 43>>stream\n"
	    "BT /F1 16 Tf 5 8 Td <683882f9> Tj ET        \nendstream",
	};
	enum { FIXED = sizeof fixed / sizeof *fixed };
	GString *out = g_string_new("%PDF-1.4\n");
	g_autoptr(GArray) at = g_array_new(FALSE, FALSE, sizeof(gsize));
	for (size_t i = 0; i < FIXED + 2 * n; i++) {
		g_array_append_val(at, out->len);
		g_string_append_printf(out, "%zu 0 obj\n", i + 1);
		if (i == 1) {
			g_string_append_printf(out, "<</Type/Pages/Count %zu/Kids[", n);
			for (size_t k = 0; k < n; k++)
				g_string_append_printf(out, "%zu 0 R ", FIXED + 2 * k + 1);
			g_string_append(out, "]>>");
		} else if (i < FIXED) {
			g_string_append(out, fixed[i]);
		} else if ((i - FIXED) % 2 == 0) {
			const char *script = pages[(i - FIXED) / 2];
			double width, height;
			pdf_size(script, &width, &height);
			g_string_append_printf(out, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Contents %zu 0 R", width, height, i + 2);
			g_string_append(out, "/Resources<</Font<</F1 3 0 R>>/XObject<</I1 6 0 R>>>>");
			if (strstr(script, "\nm"))
				g_string_append(out, "/Annots[<</Type/Annot/Subtype/Stamp/F 4/Rect[400 700 460 730]/AP<</N 7 0 R>>>>]");
			g_string_append(out, ">>");
		} else {
			GString *content = pdf_page(pages[(i - FIXED) / 2]);
			g_string_append_printf(out, "<</Length %zu>>stream\n%sendstream", content->len, content->str);
			g_string_free(content, TRUE);
		}
		g_string_append(out, "\nendobj\n");
	}
	gsize xref = out->len;
	g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", at->len + 1);
	for (guint i = 0; i < at->len; i++)
		g_string_append_printf(out, "%010zu 00000 n \n", g_array_index(at, gsize, i));
	g_string_append_printf(out, "trailer<</Size %u/Root 1 0 R%s>>\nstartxref\n%zu\n%%%%EOF\n", at->len + 1, extra, xref);
	return out;
}

#endif
