/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks on the wire: six strings (format, encoding, title, site, posted, info), the number of blocks, then each block as a fixed record
   with its text and its cells behind it. A string is its length plus one (0: NULL), its bytes and a NUL, so that the parent can point
   into what it received: plain text crosses with one copy on each side. */
#include "indexer/reader/wire.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

typedef struct {
	uint8_t kind, heading;
	uint16_t flags;
	uint32_t line, line_end, page;
	float x0, x1, y, size, page_width, page_height;
	uint32_t n_cells, text; /* text: length + 1, 0 for NULL */
} block_record;

typedef struct {
	uint16_t row, column, rows, columns;
	uint32_t line, page, head, text;
} cell_record;

double ws_wire_now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- bytes ---- */

static ws_wire_result wait_for(int fd, short events, double deadline) {
	for (;;) {
		double left = deadline > 0 ? deadline - ws_wire_now() : 3600;
		if (left <= 0)
			return WS_WIRE_LATE;
		struct pollfd p = {.fd = fd, .events = events};
		int n = poll(&p, 1, (int)(left * 1000) + 1);
		if (n > 0)
			return WS_WIRE_OK;
		if (n < 0 && errno != EINTR)
			return WS_WIRE_CLOSED;
	}
}

static ws_wire_result send_all(int fd, const void *bytes, size_t len, double deadline) {
	const char *p = bytes;
	while (len > 0) {
		ssize_t n = send(fd, p, len, MSG_NOSIGNAL | (deadline > 0 ? MSG_DONTWAIT : 0));
		if (n > 0) {
			p += n;
			len -= (size_t)n;
		} else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
			ws_wire_result r = wait_for(fd, POLLOUT, deadline);
			if (r != WS_WIRE_OK)
				return r;
		} else if (n == 0 || errno != EINTR) {
			return WS_WIRE_CLOSED;
		}
	}
	return WS_WIRE_OK;
}

static ws_wire_result receive_all(int fd, void *bytes, size_t len, double deadline) {
	char *p = bytes;
	while (len > 0) {
		ssize_t n = recv(fd, p, len, deadline > 0 ? MSG_DONTWAIT : 0);
		if (n > 0) {
			p += n;
			len -= (size_t)n;
		} else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
			ws_wire_result r = wait_for(fd, POLLIN, deadline);
			if (r != WS_WIRE_OK)
				return r;
		} else if (n == 0 || errno != EINTR) {
			return WS_WIRE_CLOSED;
		}
	}
	return WS_WIRE_OK;
}

ws_wire_result ws_wire_send(int fd, ws_wire_kind kind, const void *a, size_t a_len, const void *b, size_t b_len, double deadline) {
	ws_wire_head head = {.magic = WS_WIRE_MAGIC, .kind = kind, .len = a_len + b_len};
	ws_wire_result r = send_all(fd, &head, sizeof head, deadline);
	if (r == WS_WIRE_OK && a_len)
		r = send_all(fd, a, a_len, deadline);
	if (r == WS_WIRE_OK && b_len)
		r = send_all(fd, b, b_len, deadline);
	return r;
}

ws_wire_result ws_wire_receive(int fd, ws_wire_head *head, char **payload, ws_arena *arena, double deadline) {
	ws_wire_result r = receive_all(fd, head, sizeof *head, deadline);
	if (r != WS_WIRE_OK)
		return r;
	if (head->magic != WS_WIRE_MAGIC || head->len > WS_WIRE_MOST)
		return WS_WIRE_GARBLED;
	*payload = ws_arena_take(arena, head->len + 1);
	(*payload)[head->len] = '\0';
	return receive_all(fd, *payload, head->len, deadline);
}

/* ---- writing blocks: the same walk first counts, then sends ---- */

enum { BUFFER = 64 * 1024 };

typedef struct {
	int fd; /* -1: only count */
	uint64_t total;
	size_t used;
	ws_wire_result result;
	char buffer[BUFFER];
} writer;

static void flush(writer *w) {
	if (w->used && w->result == WS_WIRE_OK)
		w->result = send_all(w->fd, w->buffer, w->used, 0);
	w->used = 0;
}

static void put(writer *w, const void *bytes, size_t len) {
	w->total += len;
	if (w->fd < 0)
		return;
	if (len > BUFFER - w->used)
		flush(w);
	if (len > BUFFER) {
		if (w->result == WS_WIRE_OK)
			w->result = send_all(w->fd, bytes, len, 0);
		return;
	}
	memcpy(w->buffer + w->used, bytes, len);
	w->used += len;
}

static void put_string(writer *w, const char *s) {
	uint32_t len = s ? (uint32_t)strlen(s) + 1 : 0;
	put(w, &len, sizeof len);
	put(w, s ? s : "", len);
}

static void put_blocks(writer *w, const ws_blocks *b) {
	const char *const strings[] = {b->format, b->encoding, b->title, b->site, b->posted, b->info};
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
		put_string(w, strings[i]);
	uint64_t n = b->n;
	put(w, &n, sizeof n);
	for (size_t i = 0; i < b->n; i++) {
		const ws_block *k = &b->blocks[i];
		block_record r = {
			.kind = (uint8_t)k->kind, .heading = (uint8_t)k->heading, .flags = (uint16_t)k->flags, .line = k->line, .line_end = k->line_end,
			.page = k->page, .x0 = k->x0, .x1 = k->x1, .y = k->y, .size = k->size, .page_width = k->page_width,
			.page_height = k->page_height, .n_cells = (uint32_t)k->n_cells, .text = k->text ? (uint32_t)strlen(k->text) + 1 : 0,
		};
		put(w, &r, sizeof r);
		put(w, k->text ? k->text : "", r.text);
		for (size_t j = 0; j < k->n_cells; j++) {
			const ws_block_cell *c = &k->cells[j];
			cell_record cr = {
				.row = c->row, .column = c->column, .rows = c->rows, .columns = c->columns, .line = c->line, .page = c->page,
				.head = c->head, .text = c->text ? (uint32_t)strlen(c->text) + 1 : 0,
			};
			put(w, &cr, sizeof cr);
			put(w, c->text ? c->text : "", cr.text);
		}
	}
}

ws_wire_result ws_wire_send_blocks(int fd, const ws_blocks *blocks) {
	writer w;
	w.fd = -1;
	w.total = 0;
	put_blocks(&w, blocks);
	if (w.total > WS_WIRE_MOST) {
		static const char reason[] = "more text than can be passed on";
		return ws_wire_send(fd, WS_WIRE_REFUSED, reason, sizeof reason - 1, NULL, 0, 0);
	}
	ws_wire_head head = {.magic = WS_WIRE_MAGIC, .kind = WS_WIRE_BLOCKS, .len = w.total};
	w.fd = fd;
	w.used = 0;
	w.result = WS_WIRE_OK;
	put(&w, &head, sizeof head);
	put_blocks(&w, blocks);
	flush(&w);
	return w.result;
}

/* ---- reading blocks ---- */

typedef struct {
	char *p, *end;
	bool bad;
} cursor;

static void get(cursor *c, void *record, size_t size) {
	if ((size_t)(c->end - c->p) < size) {
		c->bad = true;
		memset(record, 0, size);
		c->p = c->end;
		return;
	}
	memcpy(record, c->p, size);
	c->p += size;
}

static const char *get_text(cursor *c, uint32_t len) {
	if (!len)
		return NULL;
	if ((size_t)(c->end - c->p) < len || c->p[len - 1] != '\0') {
		c->bad = true;
		c->p = c->end;
		return NULL;
	}
	const char *s = c->p;
	c->p += len;
	return s;
}

static const char *get_string(cursor *c) {
	uint32_t len;
	get(c, &len, sizeof len);
	return get_text(c, len);
}

static void get_cells(cursor *c, ws_block *b, size_t n, ws_arena *arena) {
	if (n > (size_t)(c->end - c->p) / sizeof(cell_record)) {
		c->bad = true;
		return;
	}
	ws_block_cell *cells = ws_arena_zero(arena, n, sizeof *cells);
	for (size_t i = 0; i < n && !c->bad; i++) {
		cell_record r;
		get(c, &r, sizeof r);
		cells[i] = (ws_block_cell){
		    .text = get_text(c, r.text),
		    .row = r.row,
		    .column = r.column,
		    .rows = r.rows ? r.rows : 1,
		    .columns = r.columns ? r.columns : 1,
		    .line = r.line,
		    .page = r.page,
		    .head = r.head != 0,
		};
		if (!cells[i].text)
			cells[i].text = "";
	}
	b->cells = cells;
	b->n_cells = n;
}

ws_blocks *ws_wire_blocks(char *payload, size_t len, ws_arena *arena) {
	cursor c = {.p = payload, .end = payload + len};
	ws_blocks *b = ws_arena_zero(arena, 1, sizeof *b);
	const char **strings[] = {&b->format, &b->encoding, &b->title, &b->site, &b->posted, &b->info};
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
		*strings[i] = get_string(&c);
	uint64_t n;
	get(&c, &n, sizeof n);
	if (c.bad || n > (size_t)(c.end - c.p) / sizeof(block_record) || !b->format)
		return NULL;
	b->blocks = ws_arena_zero(arena, n, sizeof *b->blocks);
	b->n = n;
	for (size_t i = 0; i < n && !c.bad; i++) {
		block_record r;
		get(&c, &r, sizeof r);
		ws_block *k = &b->blocks[i];
		*k = (ws_block){
			.kind = r.kind <= WS_BLOCK_NOTE ? r.kind : WS_BLOCK_PARAGRAPH, .flags = r.flags, .heading = r.heading > 9 ? 9 : r.heading,
			.line = r.line, .line_end = r.line_end, .page = r.page, .x0 = r.x0, .x1 = r.x1, .y = r.y, .size = r.size,
			.page_width = r.page_width, .page_height = r.page_height, .text = get_text(&c, r.text),
		};
		if (r.n_cells)
			get_cells(&c, k, r.n_cells, arena);
		if (!k->text && k->kind != WS_BLOCK_TABLE)
			k->text = "";
	}
	return c.bad || c.p != c.end ? NULL : b;
}
