# SPDX-License-Identifier: GPL-3.0-or-later
# Word list to C rows: tab-separated fields become {"a", "b"},  lines that are empty or begin with "#" are comments.
BEGIN { FS = "\t" }
/^#/ || /^[ \t]*$/ { next }
{
	row = ""
	for (i = 1; i <= NF; i++) {
		field = $i
		gsub(/\\/, "\\\\", field)
		gsub(/"/, "\\\"", field)
		row = row (i > 1 ? ", " : "") "\"" field "\""
	}
	print "{" row "},"
}
