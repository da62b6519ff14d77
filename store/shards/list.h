/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file behind "shards:FILE": one location a line, "#" begins a comment.

       # 部委索引
       /srv/wensuo/本机.xapian            a Xapian folder, or a SQLite file; relative to the file that names it
       index2:7000                        xapian-tcpsrv
       [2001:db8::7]:7000
       ssh index3 xapian-progsrv /srv/wensuo */
#ifndef WS_STORE_SHARDS_LIST_H
#define WS_STORE_SHARDS_LIST_H

#include <glib.h>
#include <stdbool.h>

typedef enum { WS_SHARD_LOCAL, WS_SHARD_SERVER, WS_SHARD_PROGRAM } ws_shard_kind;

typedef struct {
	ws_shard_kind kind;
	char *line;     /* as written: how the shard is named */
	char *location; /* local: for ws_store_open; server: the host; program: its arguments */
	unsigned port;
} ws_shard_line;

/* ws_shard_line records; NULL with an error that names the line. Free with g_ptr_array_unref. */
GPtrArray *ws_shard_list_read(const char *path, GError **error);

#endif
