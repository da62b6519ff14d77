/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is always there: as with GLib, whoever asks gets it or the program ends, with a line that says why. A command ends as after
   any other error, with status 2; what it has written of an index is as after a kill. */
#ifndef WS_TEXT_MEMORY_H
#define WS_TEXT_MEMORY_H

#include <stddef.h>

/* Built with AddressSanitizer, whose shadow memory is beyond any limit of address space, and whose reports belong on the terminal. Then
   every piece of an arena is memory of its own, so that what is read or written beyond its end is found. */
#ifdef __SANITIZE_ADDRESS__
enum { WS_SANITIZED = 1 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { WS_SANITIZED = 1 };
#else
enum { WS_SANITIZED = 0 };
#endif
#else
enum { WS_SANITIZED = 0 };
#endif

/* Says that there is no memory left, and ends the program. */
_Noreturn void ws_out_of_memory(void);

/* `count` records of `size` bytes, not initialised; all zero. A count of 0 gives a valid pointer. To be freed with free. */
void *ws_memory(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *ws_memory_zero(size_t count, size_t size) __attribute__((malloc, returns_nonnull));

/* An array with room for `need` records, grown by doubling: returns the (perhaps moved) array. *cap is the room so far, 0 at first. */
void *ws_memory_more(void *items, size_t *cap, size_t need, size_t size);

static inline void *ws_memory_grow(void *items, size_t *cap, size_t need, size_t size) {
	return need <= *cap ? items : ws_memory_more(items, cap, need, size);
}

/* Says that nobody may read or write these bytes until they are freed; sanitizers see to it. */
void ws_memory_unused(void *bytes, size_t size);

/* Makes ICU, which may crash without memory, end the program too. To be called before anything else of ICU. */
void ws_memory_for_icu(void);

#endif
