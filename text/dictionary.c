/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ICU keeps its words in a compact trie (UCharsTrie, described in unicode/ucharstrie.h). Its edges are copied into one hash table,
   from node and character to node and cost; the edges of the root, which every look-up begins with, stand in an array of their own.

   Choosing the cheapest division is the shortest path through the positions of the run, as in ICU's CjkBreakEngine: a word costs what
   the dictionary says (less for a frequent one), a character that is no word there costs UNKNOWN, and of equal ways the one found
   first stays.

   Measured on 58 MB of laws (17.4 million Han, 10.1 million words, the same for all), the whole of ws_segment; ICU alone is 1:

       hash table of edges               6.5      18 ms to load, 8 MB (106 000 nodes, 322 000 edges)
         without the prefetch            5.6
         half the size, 58 % full        6.1
       ICU's trie walked where it lies   4.4      1 ms to load, 220 KB for the root
         without edges of the root                nothing to load; 400 instructions an edge
       double array                      about as fast as the hash table, but 4 to 8 s to place 106 000 nodes first fit

   So it is walked so, without anything to load, for as long as making the table would not pay (segment.c), which is all of a look-up's
   life; ICU itself would first take 2 ms to set up its word breaking of Han.

   What it costs is memory that is not in the cache, so the probes for the second and the third character of every position of a run are
   fetched before any is needed, and the table lies in large pages. Of the processor time of indexing 100 MB dividing took 12.1 %; with
   large pages 10.3 %, with the third characters fetched as well 8.3 %. */
#include "text/dictionary.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unicode/udata.h>
#include <unicode/utypes.h>

#include "text/memory.h"

enum { UNKNOWN = 255, LONGEST = 20 };

/* An edge in one number, so that a probe is one load: the node it leaves (20 bits), the code of the character (15), the node it leads
   to (20; 0 when no longer word follows), the cost of the word that ends there, plus 1 (9; 0: none does). */
enum { NODE_BITS = 20, CODE_BITS = 15, COST_BITS = 9, KEY_SHIFT = NODE_BITS + COST_BITS };

typedef struct {
	const uint16_t *data;
	uint32_t size;
	bool damaged;
} trie;

struct ws_dictionary {
	uint64_t *first; /* edges of the root, by code; 0 where there is none */
	uint64_t *edges; /* all others: an open-addressing table, 0 where it is empty; NULL: the trie is walked */
	unsigned shift;  /* a hash's top bits are the place */
	trie trie;
};

/* Codes of the characters of runs; 0 is 〇. */
static inline uint32_t code_of(uint32_t c) {
	return c == 0x3007 ? 0 : c - 0x33FF;
}

_Static_assert(0x9FFF - 0x33FF < 1 << CODE_BITS, "a code fits its bits");

/* ---- ICU's trie ---- */

/* A node: where it is read from, and how many units of a linear match are still to come. */
typedef struct {
	uint32_t at, pending;
} state;

typedef struct {
	uint32_t code;
	state to;
} edge;

typedef struct {
	edge *items;
	size_t n, cap;
} edges;

/* Leads of nodes and of the compact numbers; FINAL marks a value that nothing follows. */
enum {
	FINAL = 0x8000, LINEAR = 0x30, VALUE = 0x40, NODE_TYPE = 0x3F, LISTED = 5, DEEPEST = 16,
	TWO_UNIT_VALUE = 0x4000, THREE_UNIT_VALUE = 0x7FFF,
	TWO_UNIT_NODE_VALUE = 0x4040, THREE_UNIT_NODE_VALUE = 0x7FC0,
	TWO_UNIT_DELTA = 0xFC00, THREE_UNIT_DELTA = 0xFFFF,
};

static uint32_t read_unit(trie *t, uint32_t at) {
	if (at < t->size)
		return t->data[at];
	t->damaged = true;
	return FINAL;
}

/* The number in `lead` and the units at *at, when leads of two units begin at `two` and that of three units is `three`. */
static uint32_t compact(trie *t, uint32_t lead, uint32_t *at, uint32_t two, uint32_t three) {
	if (lead < two)
		return lead;
	uint32_t low = read_unit(t, (*at)++);
	if (lead < three)
		return (lead - two) << 16 | low;
	return low << 16 | read_unit(t, (*at)++);
}

static uint32_t read_value(trie *t, uint32_t *at) {
	uint32_t lead = read_unit(t, (*at)++) & ~FINAL;
	return compact(t, lead, at, TWO_UNIT_VALUE, THREE_UNIT_VALUE);
}

/* The value that a match node has beside its type, its other units at *at. */
static uint32_t read_node_value(trie *t, uint32_t lead, uint32_t *at) {
	if (lead < TWO_UNIT_NODE_VALUE)
		return (lead >> 6) - 1;
	uint32_t low = read_unit(t, (*at)++);
	if (lead < THREE_UNIT_NODE_VALUE)
		return ((lead & THREE_UNIT_NODE_VALUE) - TWO_UNIT_NODE_VALUE) << 10 | low;
	return low << 16 | read_unit(t, (*at)++);
}

/* The cost of the word that ends at this node. */
static bool cost_at(trie *t, state s, uint32_t *cost) {
	if (s.pending)
		return false;
	uint32_t at = s.at, lead = read_unit(t, at++);
	if (lead < VALUE)
		return false;
	*cost = lead & FINAL ? compact(t, lead & ~FINAL, &at, TWO_UNIT_VALUE, THREE_UNIT_VALUE) : read_node_value(t, lead, &at);
	t->damaged |= *cost > UNKNOWN;
	return true;
}

/* Only characters that runs are made of: no word with another one can match in a run. */
static void add_edge(edges *out, uint32_t c, state to) {
	if (!ws_dictionary_takes(c))
		return;
	out->items = ws_memory_grow(out->items, &out->cap, out->n + 1, sizeof *out->items);
	out->items[out->n++] = (edge){code_of(c), to};
}

static void branch_edges(trie *t, uint32_t at, uint32_t length, int depth, edges *out) {
	t->damaged |= depth > DEEPEST; /* a branch has at most 65 536 edges, and each step halves them */
	while (length > LISTED && !t->damaged) {
		at++; /* the unit to compare with */
		uint32_t lead = read_unit(t, at++), delta = compact(t, lead, &at, TWO_UNIT_DELTA, THREE_UNIT_DELTA);
		branch_edges(t, at + delta, length / 2, depth + 1, out);
		length -= length / 2;
	}
	for (; length > 1 && !t->damaged; length--) {
		uint32_t c = read_unit(t, at++), value = at;
		bool final = read_unit(t, at) & FINAL;
		uint32_t delta = read_value(t, &at);
		add_edge(out, c, (state){final ? value : at + delta, 0});
	}
	add_edge(out, read_unit(t, at), (state){at + 1, 0});
}

static bool has_edges(trie *t, state s) {
	return s.pending || !(read_unit(t, s.at) & FINAL);
}

static void edges_of(trie *t, state s, edges *out) {
	out->n = 0;
	uint32_t at = s.at;
	if (s.pending) {
		add_edge(out, read_unit(t, at), (state){at + 1, s.pending - 1});
		return;
	}
	uint32_t lead = read_unit(t, at++), type = lead & NODE_TYPE;
	if (lead & FINAL)
		return;
	if (lead >= VALUE)
		read_node_value(t, lead, &at);
	if (type >= LINEAR) {
		add_edge(out, read_unit(t, at), (state){at + 1, type - LINEAR});
		return;
	}
	uint32_t length = type ? type : read_unit(t, at++);
	branch_edges(t, at, length + 1, 0, out);
}

/* Where the edge of `c` leads to from a node. */
static bool follow(trie *t, state s, uint32_t c, state *to) {
	uint32_t at = s.at;
	if (s.pending) {
		*to = (state){at + 1, s.pending - 1};
		return read_unit(t, at) == c;
	}
	uint32_t lead = read_unit(t, at++), type = lead & NODE_TYPE;
	if (lead & FINAL)
		return false;
	if (lead >= VALUE)
		read_node_value(t, lead, &at);
	if (type >= LINEAR) {
		*to = (state){at + 1, type - LINEAR};
		return read_unit(t, at) == c;
	}
	uint32_t length = (type ? type : read_unit(t, at++)) + 1;
	while (length > LISTED && !t->damaged) {
		bool less = c < read_unit(t, at++);
		uint32_t unit = read_unit(t, at++), delta = compact(t, unit, &at, TWO_UNIT_DELTA, THREE_UNIT_DELTA);
		at += less ? delta : 0;
		length = less ? length / 2 : length - length / 2;
	}
	for (; length > 1 && !t->damaged; length--) {
		bool found = read_unit(t, at++) == c, final = read_unit(t, at) & FINAL;
		uint32_t value = at, delta = read_value(t, &at);
		if (found) {
			*to = (state){final ? value : at + delta, 0};
			return true;
		}
	}
	*to = (state){at + 1, 0};
	return read_unit(t, at) == c;
}

/* ---- the table of edges ---- */

static inline uint64_t key_of(uint64_t node, uint64_t code) {
	return node << CODE_BITS | code;
}

static inline size_t place_of(uint64_t key, unsigned shift) {
	return (size_t)(key * 0x9E3779B97F4A7C15u >> shift);
}

static inline uint64_t node_of(uint64_t edge) {
	return edge >> COST_BITS & ((1 << NODE_BITS) - 1);
}

static inline uint32_t word_of(uint64_t edge) {
	return edge & ((1 << COST_BITS) - 1);
}

/* An empty table of 2^bits edges, in large pages where the system has them: its places are met at random, and with small pages each would
   have to be found anew. */
static uint64_t *new_table(unsigned bits) {
	enum { LARGE_PAGE = 1 << 21 };
	size_t size = sizeof(uint64_t) << bits;
	uint64_t *table = size % LARGE_PAGE ? ws_memory(size, 1) : aligned_alloc(LARGE_PAGE, size);
	if (!table)
		ws_out_of_memory();
	if (size % LARGE_PAGE == 0)
		madvise(table, size, MADV_HUGEPAGE);
	memset(table, 0, size);
	return table;
}

static void lay_out(ws_dictionary *out, const uint64_t *list, size_t n) {
	unsigned bits = 10;
	while ((size_t)1 << bits < 2 * n)
		bits++;
	*out = (ws_dictionary){new_table(CODE_BITS), new_table(bits), 64 - bits, {0}};
	for (size_t i = 0; i < n; i++) {
		uint64_t key = list[i] >> KEY_SHIFT;
		if (key >> CODE_BITS == 0) {
			out->first[key] = list[i];
			continue;
		}
		size_t place = place_of(key, out->shift);
		while (out->edges[place])
			place = (place + 1) & (SIZE_MAX >> out->shift);
		out->edges[place] = list[i];
	}
}

/* Walks the trie breadth first and writes down its edges; a node gets its number when it is first met. */
static bool build(trie *t, ws_dictionary *out) {
	uint64_t *list = NULL;
	state *nodes = NULL;
	edges children = {0};
	size_t n = 0, cap = 0, n_nodes = 0, nodes_cap = 0;
	nodes = ws_memory_grow(nodes, &nodes_cap, 1, sizeof *nodes);
	nodes[n_nodes++] = (state){0, 0};
	for (size_t node = 0; node < n_nodes && !t->damaged; node++) {
		edges_of(t, nodes[node], &children);
		list = ws_memory_grow(list, &cap, n + children.n, sizeof *list);
		nodes = ws_memory_grow(nodes, &nodes_cap, n_nodes + children.n, sizeof *nodes);
		for (size_t i = 0; i < children.n; i++) {
			state to = children.items[i].to;
			uint64_t edge = key_of(node, children.items[i].code) << KEY_SHIFT;
			uint32_t cost;
			if (cost_at(t, to, &cost))
				edge |= cost + 1;
			if (has_edges(t, to)) {
				edge |= (uint64_t)n_nodes << COST_BITS;
				nodes[n_nodes++] = to;
			}
			list[n++] = edge;
		}
		t->damaged |= n_nodes >= 1 << NODE_BITS;
	}
	if (!t->damaged)
		lay_out(out, list, n);
	free(list);
	free(nodes);
	free(children.items);
	return !t->damaged;
}

/* ---- loading ---- */

enum { TRIE_OFFSET = 0, TOTAL_SIZE = 3, TRIE_TYPE = 4, INDEXES = 8, TYPE_MASK = 7, TYPE_UCHARS = 1 };

static UBool is_expected(void *context, const char *type, const char *name, const UDataInfo *info) {
	(void)context, (void)type, (void)name;
	return info->size >= 20 && info->isBigEndian == U_IS_BIG_ENDIAN && info->charsetFamily == U_CHARSET_FAMILY &&
		memcmp(info->dataFormat, "Dict", 4) == 0 && info->formatVersion[0] == 1;
}

static UDataMemory *open_data(const int32_t **index) {
	UErrorCode status = U_ZERO_ERROR;
	UDataMemory *memory = udata_openChoice(U_ICUDATA_NAME U_TREE_SEPARATOR_STRING "brkitr", "dict", "cjdict", is_expected, NULL, &status);
	if (status == U_MEMORY_ALLOCATION_ERROR)
		ws_out_of_memory(); /* without it the index would be of other words */
	if (U_FAILURE(status))
		return NULL;
	*index = udata_getMemory(memory);
	const int32_t *at = *index;
	if ((at[TRIE_TYPE] & TYPE_MASK) == TYPE_UCHARS && at[TRIE_OFFSET] >= INDEXES * 4 && at[TOTAL_SIZE] > at[TRIE_OFFSET])
		return memory;
	udata_close(memory);
	return NULL;
}

static UDataMemory *memory; /* of the dictionary where it lies: open until the process ends */
static ws_dictionary lying, loaded;
static size_t size;
static bool usable;

static void close_lying(void) {
	udata_close(memory);
}

static void open_lying(void) {
	const int32_t *index;
	memory = open_data(&index);
	if (!memory)
		return;
	atexit(close_lying);
	lying.trie.data = (const uint16_t *)((const char *)index + index[TRIE_OFFSET]);
	lying.trie.size = (uint32_t)(index[TOTAL_SIZE] - index[TRIE_OFFSET]) / 2;
	size = (size_t)index[TOTAL_SIZE];
}

const ws_dictionary *ws_dictionary_open(void) {
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, open_lying);
	return memory ? &lying : NULL;
}

static void load(void) {
	const ws_dictionary *d = ws_dictionary_open();
	trie t = d ? d->trie : (trie){0};
	usable = d && build(&t, &loaded);
}

const ws_dictionary *ws_dictionary_load(void) {
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, load);
	return usable ? &loaded : NULL;
}

size_t ws_dictionary_size(void) {
	ws_dictionary_open();
	return size;
}

/* ---- dividing a run ---- */

static inline uint64_t edge_from(const ws_dictionary *d, uint64_t node, uint32_t code) {
	uint64_t key = key_of(node, code), edge;
	size_t place = place_of(key, d->shift);
	while ((edge = d->edges[place]) && edge >> KEY_SHIFT != key)
		place = (place + 1) & (SIZE_MAX >> d->shift);
	return edge;
}

/* An edge of the trie as a number: the node it leads to (0 when no longer word follows), and the cost of the word that ends there, plus
   1. */
static uint64_t walked_edge(trie *t, uint64_t node, uint32_t c) {
	enum { AT_BITS = 32 };
	state to;
	uint32_t cost;
	if (!follow(t, (state){(uint32_t)node, (uint32_t)(node >> AT_BITS)}, c, &to))
		return 0;
	uint64_t edge = has_edges(t, to) ? ((uint64_t)to.pending << AT_BITS | to.at) << COST_BITS : 0;
	return edge | (cost_at(t, to, &cost) ? cost + 1 : 0);
}

static inline uint64_t first_edge(const ws_dictionary *d, trie *t, uint32_t c) {
	return t ? walked_edge(t, 0, c) : d->first[code_of(c)];
}

/* The edge that goes on from another one; 0 when none does. */
static inline uint64_t next_edge(const ws_dictionary *d, trie *t, uint64_t edge, uint32_t c) {
	uint64_t node = t ? edge >> COST_BITS : node_of(edge);
	return !node ? 0 : t ? walked_edge(t, node, c) : edge_from(d, node, code_of(c));
}

/* Asks the memory for the edges from each character to the next at once, then for those to the one behind: else each is waited for. */
static void fetch_edges(const ws_dictionary *d, const uint32_t *c, size_t n) {
	for (size_t i = 0; i + 1 < n; i++) {
		uint64_t node = node_of(d->first[code_of(c[i])]);
		__builtin_prefetch(&d->edges[place_of(key_of(node, code_of(c[i + 1])), d->shift)]);
	}
	for (size_t i = 0; i + 2 < n; i++) {
		uint64_t node = node_of(d->first[code_of(c[i])]), edge = node ? edge_from(d, node, code_of(c[i + 1])) : 0;
		if (node_of(edge))
			__builtin_prefetch(&d->edges[place_of(key_of(node_of(edge), code_of(c[i + 2])), d->shift)]);
	}
}

static inline void divide(const ws_dictionary *d, trie *t, const uint32_t *c, size_t n, uint32_t *cost, uint8_t *length) {
	memset(cost + 1, 0xFF, n * sizeof *cost);
	cost[0] = 0;
	for (size_t i = 0; i < n; i++) {
		uint64_t edge = first_edge(d, t, c[i]);
		uint32_t so_far = cost[i], word = word_of(edge), sum = so_far + (word ? word - 1 : UNKNOWN);
		size_t most = n - i < LONGEST ? n - i : LONGEST, k = 1;
		if (sum < cost[i + 1]) {
			cost[i + 1] = sum;
			length[i + 1] = 1;
		}
		while (k < most && (edge = next_edge(d, t, edge, c[i + k]))) {
			k++;
			word = word_of(edge);
			if (word && (sum = so_far + word - 1) < cost[i + k]) {
				cost[i + k] = sum;
				length[i + k] = (uint8_t)k;
			}
		}
	}
}

void ws_dictionary_divide(const ws_dictionary *dictionary, const uint32_t *c, size_t n, uint32_t *cost, uint8_t *length) {
	if (!dictionary->edges) {
		trie t = dictionary->trie; /* a copy: it notes what is damaged */
		divide(dictionary, &t, c, n, cost, length);
		return;
	}
	fetch_edges(dictionary, c, n);
	divide(dictionary, NULL, c, n, cost, length);
}

static inline bool spans(const ws_dictionary *d, trie *t, const uint32_t *c, size_t n, size_t at) {
	for (size_t start = at; start-- > 0 && at - start < LONGEST;) {
		uint64_t edge = first_edge(d, t, c[start]);
		for (size_t i = start + 1; edge && i < n && i - start < LONGEST; i++) {
			edge = next_edge(d, t, edge, c[i]);
			if (i >= at && word_of(edge))
				return true;
		}
	}
	return false;
}

bool ws_dictionary_spans(const ws_dictionary *dictionary, const uint32_t *c, size_t n, size_t at) {
	trie t = dictionary->trie;
	if (!dictionary->edges)
		return spans(dictionary, &t, c, n, at) || t.damaged;
	fetch_edges(dictionary, c, at + 1);
	return spans(dictionary, NULL, c, n, at);
}
