/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/ending.h"

#include <string.h>
#include <strings.h>

/* An ending of two parts stands before its last part alone. */
static const struct {
	const char *ending, *format;
} endings[] = {
	{".txt", "txt"},         {".text", "txt"},      {".md", "md"},           {".markdown", "md"},     {".html", "html"},
	{".htm", "html"},        {".xhtml", "html"},    {".shtml", "html"},      {".pdf", "pdf"},         {".docx", "docx"},
	{".docm", "docx"},       {".xlsx", "xlsx"},     {".xlsm", "xlsx"},       {".odt", "odt"},         {".ods", "ods"},
	{".ofd", "ofd"},         {".doc", "doc"},
	{".wps", "doc"},         {".rtf", "doc"},       {".xls", "xls"},         {".et", "xls"},          {".zip", "archive"},
	{".7z", "archive"},      {".rar", "archive"},   {".tar.gz", "archive"},  {".tgz", "archive"},     {".tar.xz", "archive"},
	{".txz", "archive"},     {".tar.bz2", "archive"}, {".tbz2", "archive"},  {".tar.zst", "archive"}, {".tar", "archive"},
};

static const char *format_of(const char *path, size_t len) {
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t n = strlen(endings[i].ending);
		if (len > n && path[len - n - 1] != '/' && strncasecmp(path + len - n, endings[i].ending, n) == 0)
			return endings[i].format;
	}
	return NULL;
}

const char *ws_ending_format(const char *path) {
	return format_of(path, strlen(path));
}

const char *ws_ending_member(const char *path) {
	for (const char *at = path; (at = strstr(at, "!/")); at += 2) {
		const char *format = format_of(path, (size_t)(at - path));
		if (format && strcmp(format, "archive") == 0 && at[2])
			return at;
	}
	return NULL;
}
