/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pronunciations in brackets behind single characters, as mirrors of pages write them all over a text:

       省級財政專(zhuān)項資金，現印發(fā)給你們   ->   省級財政專項資金，現印發給你們 */
#ifndef WS_INDEXER_READER_FORMAT_GLOSS_H
#define WS_INDEXER_READER_FORMAT_GLOSS_H

#include <stddef.h>

/* Takes them out of `text`, in place, when there are so many different ones that the text is glossed throughout; one or two, 亳(bó)州, stay.
   Returns the new length; a NUL stands behind it. */
size_t ws_drop_glosses(char *text, size_t len);

#endif
