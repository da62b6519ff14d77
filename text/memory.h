/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is always there: as with GLib, whoever asks gets it or the program ends, with a line that says why. */
#ifndef WS_TEXT_MEMORY_H
#define WS_TEXT_MEMORY_H

#include <stddef.h>

/* Says that there is no memory left, and aborts. */
_Noreturn void ws_out_of_memory(void);

/* `count` records of `size` bytes, not initialised; all zero. A count of 0 gives a valid pointer. To be freed with free. */
void *ws_memory(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *ws_memory_zero(size_t count, size_t size) __attribute__((malloc, returns_nonnull));

/* An array with room for `need` records, grown by doubling: returns the (perhaps moved) array. *cap is the room so far, 0 at first. */
void *ws_memory_more(void *items, size_t *cap, size_t need, size_t size);

static inline void *ws_memory_grow(void *items, size_t *cap, size_t need, size_t size) {
	return need <= *cap ? items : ws_memory_more(items, cap, need, size);
}

#endif
