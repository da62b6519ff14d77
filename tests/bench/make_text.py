# SPDX-License-Identifier: GPL-3.0-or-later
"""Bench text: make_text.py SOURCE MB FOLDER. SOURCE is a zstd-compressed TSV (id, title, text); corpus/ repeated when it is absent.

Copies after the first have their characters shifted inside the common ones, each copy otherwise, so that the vocabulary grows with the text."""
import os, pathlib, re, subprocess, sys

source, megabytes, folder = sys.argv[1], float(sys.argv[2]), pathlib.Path(sys.argv[3])
if os.path.exists(source):
    rows = [l.split("\t") for l in subprocess.run(["zstd", "-dcq", source], capture_output=True, check=True).stdout.decode().split("\n")]
    texts = [(r[1], re.sub(r"(?<=。) ", "\n", r[2])) for r in rows if len(r) >= 3 and len(r[2]) > 200]
else:
    texts = [(p.stem, p.read_text(errors="ignore")) for p in sorted(pathlib.Path("corpus").rglob("*")) if p.suffix in (".txt", ".md")]
used = set("".join(t for _, t in texts[:200]))
common = [chr(c) for c in range(0x4E00, 0x9FA6) if chr(c) in used]
folder.mkdir(parents=True)
written = copy = 0
while written < megabytes * 1e6:
    shift = dict(zip(common[:: copy + 1], common[copy * 7 :: copy + 1])) if copy else {}
    table = str.maketrans(shift)
    for i, (title, text) in enumerate(texts):
        data = (title + "\n\n" + (text.translate(table) if copy else text) + "\n").encode()
        sub = folder / ("%d-%02d" % (copy, i % 64))
        sub.mkdir(exist_ok=True)
        (sub / ("%05d.txt" % i)).write_bytes(data)
        written += len(data)
        if written >= megabytes * 1e6:
            break
    copy += 1
