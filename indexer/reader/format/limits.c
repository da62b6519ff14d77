/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every limit on what a format may take in and make; those on the process it runs in are in isolation.h.

   They bound what one hostile file can cost, and are far from anything a document needs: the longest budget reports known have 400 pages,
   two million characters and a hundred thousand cells. A single file above 256 MB is a data dump, not a document.

   Text, blocks and cells bound the parent too, which finds the facts in them: 63 MB of nothing but figures (2.5 million) take 1.9 GB to
   index, a million lines of one figure each 2.0 GB. */
#include "indexer/reader/format/format.h"
#include "indexer/reader/isolation.h"

const ws_limit_table ws_limits = {
	.file = (size_t)WS_CHILD_FILE_MB << 20,
	.text = 64u << 20,
	.blocks = 1u << 20,
	.cells = 1u << 20,
	.columns = 4096,
	.depth = 1024,
	.members = 20000,
	.unpacked = 512u << 20,
	.ratio = 250,
	.pages = 20000,
};
