/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/plan.h"

#include <errno.h>
#include <string.h>
#include <xxhash.h>

#include "indexer/reader/reader.h"
#include "indexer/walk.h"

typedef struct {
	ws_stamp stamp; /* size -1: not in the index, but met before on this walk */
	char *reason;   /* a failure's; NULL for a document */
	bool seen;
} known_file;

typedef struct {
	const ws_index_options *options;
	ws_index_summary *sum;
	ws_plan *plan;
	GHashTable *known;      /* path -> known_file */
	GHashTable *members;    /* archive's path -> the known paths in it, sorted; made when an archive is met */
	GPtrArray *roots;       /* absolute */
	GPtrArray *unreadable;  /* paths */
	ws_reader *reader;      /* for the lists of archives; opened when one is met */
	const ws_found *archive; /* whose members are planned */
	guint listed;           /* how many it has */
} planner;

static void job_clear(ws_job *j) {
	g_free(j->path);
	g_free(j->file);
	g_free(j->refusal);
}

static void known_free(gpointer data) {
	known_file *k = data;
	g_free(k->reason);
	g_free(k);
}

static bool note_known(const char *path, const ws_stamp *stamp, const char *reason, void *data) {
	known_file *k = g_new0(known_file, 1);
	k->stamp = *stamp;
	k->reason = g_strdup(reason);
	g_hash_table_insert(data, g_strdup(path), k);
	return true;
}

static void tell(planner *p, const char *path, const char *reason) {
	p->sum->scanned++;
	p->sum->failed++;
	p->options->failure(path, reason, p->options->data);
}

static void tell_unreadable(const char *path, int number, void *data) {
	g_autofree char *shown = ws_reader_display(path), *why = g_strdup(g_strerror(number));
	if (g_ascii_islower(why[1]))
		why[0] = g_ascii_tolower(why[0]);
	g_autofree char *reason = g_strdup_printf("cannot read '%s': %s", shown, why);
	tell(data, path, reason);
	g_ptr_array_add(((planner *)data)->unreadable, g_strdup(path));
}

/* ---- files ---- */

static bool is_same(const ws_stamp *stamp, const ws_found *f) {
	return stamp->size == f->size && stamp->mtime_ns == f->mtime_ns;
}

/* Adds a job for a path unless the walk met it before; `refusal` (taken) may be NULL. */
static void add_job(planner *p, const char *path, const ws_found *f, char *refusal) {
	known_file *k = g_hash_table_lookup(p->known, path);
	p->sum->scanned++;
	if (!k) {
		static const ws_stamp none = {-1, 0, 0};
		note_known(path, &none, NULL, p->known);
		k = g_hash_table_lookup(p->known, path);
	}
	k->seen = true;
	ws_job j = {.path = g_strdup(path),
	            .file = g_strdup(f->path),
	            .refusal = refusal,
	            .bytes = f->size,
	            .stamp = {f->size, f->mtime_ns, 0},
	            .known = k->reason ? (ws_stamp){-1, 0, 0} : k->stamp};
	g_array_append_val(p->plan->jobs, j);
}

static void plan_file(planner *p, const char *path, const ws_found *f) {
	known_file *k = g_hash_table_lookup(p->known, path);
	if (k && k->seen)
		return;
	if (!k || p->options->force || !is_same(&k->stamp, f)) {
		add_job(p, path, f, NULL);
		return;
	}
	k->seen = true;
	if (k->reason) {
		tell(p, path, k->reason);
	} else {
		p->sum->scanned++;
		p->sum->unchanged++;
	}
}

/* ---- archives ---- */

static int by_text(gconstpointer a, gconstpointer b) {
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void unref_members(gpointer members) {
	g_ptr_array_unref(members);
}

static void index_members(planner *p) {
	p->members = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_members);
	GHashTableIter each;
	gpointer path, value;
	g_hash_table_iter_init(&each, p->known);
	while (g_hash_table_iter_next(&each, &path, NULL))
		for (const char *at = path; (at = strstr(at, "!/")); at += 2) {
			g_autofree char *archive = g_strndup(path, (gsize)(at - (const char *)path));
			GPtrArray *list = g_hash_table_lookup(p->members, archive);
			if (!list)
				g_hash_table_insert(p->members, g_steal_pointer(&archive), list = g_ptr_array_new());
			g_ptr_array_add(list, path);
		}
	g_hash_table_iter_init(&each, p->members);
	while (g_hash_table_iter_next(&each, NULL, &value))
		g_ptr_array_sort(value, by_text);
}

static void plan_member(const char *member, void *data) {
	planner *p = data;
	p->listed++;
	plan_file(p, member, p->archive);
}

/* Whether everything the index knows of an archive was made from it as it is now. */
static bool is_known(const planner *p, const GPtrArray *members, const ws_found *f) {
	for (guint i = 0; i < members->len; i++)
		if (!is_same(&((known_file *)g_hash_table_lookup(p->known, members->pdata[i]))->stamp, f))
			return false;
	return members->len > 0;
}

static void share_bytes(GArray *jobs, guint from) {
	for (guint i = from; i < jobs->len; i++)
		g_array_index(jobs, ws_job, i).bytes /= jobs->len - from;
}

static void plan_archive(planner *p, const ws_found *f) {
	if (!p->members)
		index_members(p);
	const GPtrArray *members = g_hash_table_lookup(p->members, f->path);
	const known_file *k = g_hash_table_lookup(p->known, f->path);
	bool force = p->options->force;
	if (k && (k->seen || (!force && is_same(&k->stamp, f)))) {
		plan_file(p, f->path, f);
		return;
	}
	if (members && !force && is_known(p, members, f)) {
		for (guint i = 0; i < members->len; i++)
			plan_file(p, members->pdata[i], f);
		return;
	}
	g_autoptr(GError) error = NULL;
	if (!p->reader)
		p->reader = ws_reader_open(NULL, &error);
	guint before = p->plan->jobs->len;
	p->archive = f;
	p->listed = 0;
	if (!p->reader || !ws_reader_members(p->reader, f->path, plan_member, p, &error)) {
		if (g_error_matches(error, WS_READER_ERROR, WS_READER_REFUSED) || g_error_matches(error, WS_READER_ERROR, WS_READER_CRASHED)) {
			add_job(p, f->path, f, g_strdup(error->message));
		} else {
			tell(p, f->path, error->message);
			g_ptr_array_add(p->unreadable, g_strdup(f->path));
		}
	} else if (p->listed == 0) {
		/* No members: perhaps a document under an archive's name; otherwise the reader tells why it is none. */
		plan_file(p, f->path, f);
	}
	share_bytes(p->plan->jobs, before);
}

/* ---- everything ---- */

static bool in_shard(const ws_index_options *o, const char *path) {
	if (!o->shards)
		return true;
	const char *name = strrchr(path, '/');
	return XXH3_64bits(name ? name + 1 : path, strlen(name ? name + 1 : path)) % o->shards == o->shard - 1;
}

static bool is_below(const char *path, const char *root) {
	size_t n = strlen(root);
	return strncmp(path, root, n) == 0 &&
	       (n == 1 || path[n] == '\0' || path[n] == '/' || (g_str_has_prefix(path + n, "!/") && ws_reader_is_archive(root)));
}

static bool is_below_any(const char *path, const GPtrArray *roots) {
	for (guint i = 0; i < roots->len; i++)
		if (is_below(path, roots->pdata[i]))
			return true;
	return false;
}

static bool knows_below(const planner *p, const char *root) {
	GHashTableIter each;
	gpointer path;
	g_hash_table_iter_init(&each, p->known);
	while (g_hash_table_iter_next(&each, &path, NULL))
		if (is_below(path, root))
			return true;
	return false;
}

static void find_gone(planner *p) {
	GHashTableIter each;
	gpointer path, value;
	g_hash_table_iter_init(&each, p->known);
	while (g_hash_table_iter_next(&each, &path, &value)) {
		const known_file *k = value;
		if (k->seen || !is_below_any(path, p->roots) || is_below_any(path, p->unreadable))
			continue;
		g_ptr_array_add(p->plan->gone, g_strdup(path));
		p->plan->gone_documents += !k->reason;
	}
	g_ptr_array_sort(p->plan->gone, by_text);
}

static void plan_found(planner *p, const GArray *found) {
	for (guint i = 0; i < found->len; i++) {
		const ws_found *f = &g_array_index(found, ws_found, i);
		if (!in_shard(p->options, f->path))
			continue;
		if (ws_reader_is_archive(f->path))
			plan_archive(p, f);
		else
			plan_file(p, f->path, f);
	}
}

static bool walk_all(planner *p, GError **error) {
	guint missing = 0;
	for (guint i = 0; i < p->roots->len; i++) {
		const char *root = p->roots->pdata[i];
		g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(ws_found));
		g_array_set_clear_func(found, (GDestroyNotify)ws_found_clear);
		if (!ws_walk(root, p->options->excludes, found, tell_unreadable, p) && !knows_below(p, root))
			tell_unreadable(root, ENOENT, p);
		missing += p->unreadable->len && strcmp(g_ptr_array_index(p->unreadable, p->unreadable->len - 1), root) == 0;
		plan_found(p, found);
	}
	if (missing == p->roots->len) {
		g_set_error(error, WS_READER_ERROR, WS_READER_IO, "nothing to index");
		return false;
	}
	return true;
}

ws_plan *ws_plan_make(ws_store *store, const ws_index_options *options, ws_index_summary *summary, GError **error) {
	ws_plan *plan = g_new0(ws_plan, 1);
	plan->jobs = g_array_new(FALSE, FALSE, sizeof(ws_job));
	g_array_set_clear_func(plan->jobs, (GDestroyNotify)job_clear);
	plan->gone = g_ptr_array_new_with_free_func(g_free);
	planner p = {.options = options,
	             .sum = summary,
	             .plan = plan,
	             .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, known_free),
	             .roots = g_ptr_array_new_with_free_func(g_free),
	             .unreadable = g_ptr_array_new_with_free_func(g_free)};
	for (char **path = options->paths; *path; path++)
		g_ptr_array_add(p.roots, g_canonicalize_filename(*path, NULL));
	bool ok = (!store || ws_store_files(store, note_known, p.known, error)) && walk_all(&p, error);
	if (ok)
		find_gone(&p);
	ws_reader_close(p.reader);
	g_hash_table_unref(p.known);
	if (p.members)
		g_hash_table_unref(p.members);
	g_ptr_array_unref(p.roots);
	g_ptr_array_unref(p.unreadable);
	if (ok)
		return plan;
	ws_plan_free(plan);
	return NULL;
}

void ws_plan_free(ws_plan *plan) {
	if (!plan)
		return;
	g_array_unref(plan->jobs);
	g_ptr_array_unref(plan->gone);
	g_free(plan);
}
