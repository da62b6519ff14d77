# SPDX-License-Identifier: GPL-3.0-or-later
"""Bench queries: make_queries.py FOLDER WORDS STRINGS. One to three short strings of one sentence a line, and single strings of 2 to 8 characters."""
import pathlib, random, re, sys

rnd = random.Random(7)
files = sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))
words, strings = [], []
while len(words) < 400 or len(strings) < 400:
    text = rnd.choice(files).read_text()
    runs = [r for r in re.findall("[\u4e00-\u9fff]{2,}", rnd.choice(text.split("\n")))]
    if not runs:
        continue
    parts = []
    for _ in range(rnd.randint(1, 3)):
        r = rnd.choice(runs)
        n = rnd.choice((2, 2, 2, 3, 4))
        i = rnd.randint(0, max(0, len(r) - n))
        parts.append(r[i : i + n])
    words.append(" ".join(parts))
    r = rnd.choice(runs)
    n = rnd.randint(2, 8)
    i = rnd.randint(0, max(0, len(r) - n))
    strings.append(r[i : i + n])
open(sys.argv[2], "w").write("\n".join(words[:400]) + "\n")
open(sys.argv[3], "w").write("\n".join(strings[:400]) + "\n")
