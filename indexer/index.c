/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline: a walk makes the list of work, worker threads read, find facts and tokenise, the calling thread alone writes.

     walk ──> jobs[0 … n)        worker: reader child, structure, facts, tokens ──> slots[]
                                 worker: …                                            │  in the order of jobs
                                                              store's writer <────────┘

   Documents are written in the order of the walk however the workers finish, so an index built twice is the same index. Workers run at most
   WINDOW jobs or WINDOW_BYTES of files ahead of the writer, which bounds memory whatever the number of files; a batch is committed every
   COMMIT_BYTES of files, so a killed run loses little and the next one goes on from there. */
#include "indexer/index.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

#include "indexer/extract.h"
#include "indexer/prepare.h"
#include "indexer/reader/reader.h"
#include "indexer/walk.h"

enum { WINDOW = 64, WINDOW_BYTES = 48 << 20, COMMIT_BYTES = 128 << 20 };

typedef struct {
	char *path;
	ws_stamp stamp;
	ws_stamp known; /* size -1: not in the index */
} job;

typedef struct {
	bool ready, unchanged;
	ws_arena *arena;
	ws_extracted *extracted;
	ws_prepared *prepared;
	GError *error;
} slot;

typedef struct {
	const ws_index_options *options;
	GArray *jobs;
	slot slots[WINDOW];
	GMutex lock;
	GCond turn;
	guint next, written;     /* jobs taken by workers; jobs done by the writer */
	int64_t bytes_ahead;
	bool stop;
	GError *fatal;           /* a worker that could not start */
	GPtrArray *arenas;       /* empty ones, to be used again */
} pipeline;

static void job_clear(job *j) {
	g_free(j->path);
}

/* A content hash, so that a file whose time alone changed is not read again. 0 when it cannot be read. */
static uint64_t hash_file(const char *path) {
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return 0;
	XXH3_state_t *state = XXH3_createState();
	XXH3_64bits_reset(state);
	char buffer[1 << 16];
	ssize_t got;
	while ((got = read(fd, buffer, sizeof buffer)) > 0)
		XXH3_64bits_update(state, buffer, (size_t)got);
	uint64_t hash = got < 0 ? 0 : XXH3_64bits_digest(state);
	XXH3_freeState(state);
	close(fd);
	return hash;
}

/* ---- workers ---- */

static ws_arena *arena_for_next(pipeline *p) {
	return p->arenas->len ? g_ptr_array_steal_index_fast(p->arenas, p->arenas->len - 1) : ws_arena_new();
}

static bool take_job(pipeline *p, guint *index, ws_arena **arena) {
	g_mutex_lock(&p->lock);
	while (!p->stop && p->next < p->jobs->len &&
	       (p->next >= p->written + WINDOW || (p->bytes_ahead > WINDOW_BYTES && p->next > p->written)))
		g_cond_wait(&p->turn, &p->lock);
	bool taken = !p->stop && p->next < p->jobs->len;
	if (taken) {
		*index = p->next++;
		*arena = arena_for_next(p);
		p->bytes_ahead += g_array_index(p->jobs, job, *index).stamp.size;
	}
	g_mutex_unlock(&p->lock);
	return taken;
}

static gpointer work(gpointer data) {
	pipeline *p = data;
	GError *error = NULL;
	const char *why = NULL;
	ws_extractor *extractor = ws_extractor_open(&error);
	ws_segmenter *segmenter = extractor ? ws_segmenter_open(&why) : NULL;
	if (extractor && !segmenter)
		g_set_error(&error, WS_READER_ERROR, WS_READER_BROKEN, "cannot segment words: %s", why);
	guint index;
	ws_arena *arena;
	while (segmenter && take_job(p, &index, &arena)) {
		job *j = &g_array_index(p->jobs, job, index);
		slot done = {.ready = true, .arena = arena};
		const char *member = strstr(j->path, "!/");
		g_autofree char *file = member ? g_strndup(j->path, member - j->path) : g_strdup(j->path);
		j->stamp.hash = hash_file(file);
		done.unchanged = !p->options->force && j->known.size == j->stamp.size && j->known.hash && j->known.hash == j->stamp.hash;
		if (!done.unchanged) {
			done.extracted = ws_extract_file(extractor, j->path, arena, &done.error);
			if (done.extracted)
				done.prepared = ws_prepare(done.extracted->document, done.extracted->folded, segmenter, arena);
		}
		g_mutex_lock(&p->lock);
		p->slots[index % WINDOW] = done;
		g_cond_broadcast(&p->turn);
		g_mutex_unlock(&p->lock);
	}
	if (error) {
		g_mutex_lock(&p->lock);
		if (!p->fatal)
			p->fatal = error;
		else
			g_error_free(error);
		p->stop = true;
		g_cond_broadcast(&p->turn);
		g_mutex_unlock(&p->lock);
	}
	ws_segmenter_close(segmenter);
	ws_extractor_close(extractor);
	return NULL;
}

/* ---- the writer ---- */

static bool write_slot(ws_store *store, const job *j, const slot *s, ws_index_summary *sum, const ws_index_options *o, GError **error) {
	if (s->unchanged) {
		sum->unchanged++;
		return ws_store_touch(store, j->path, &j->stamp, error);
	}
	if (s->error) {
		sum->failed++;
		o->failure(j->path, s->error->message, o->data);
		/* What may be better next time is not remembered. */
		if (g_error_matches(s->error, WS_READER_ERROR, WS_READER_IO))
			return ws_store_remove(store, j->path, error);
		return ws_store_put_failure(store, j->path, &j->stamp, s->error->message, error);
	}
	const ws_document *d = s->extracted->document;
	sum->indexed++;
	sum->bytes += (uint64_t)j->stamp.size;
	sum->passages += d->n_passages;
	for (size_t i = 0; i < d->n_passages; i++)
		sum->figures += d->passages[i].n_figures;
	return ws_store_put(store, d, &j->stamp, s->prepared, error);
}

static void recycle(pipeline *p, slot *s) {
	g_clear_error(&s->error);
	if (s->arena) {
		ws_arena_clear(s->arena);
		g_ptr_array_add(p->arenas, s->arena);
	}
	*s = (slot){0};
}

static bool write_all(pipeline *p, ws_store *store, ws_index_summary *sum, GError **error) {
	const ws_index_options *o = p->options;
	int64_t uncommitted = 0;
	bool ok = true;
	for (guint i = 0; ok && i < p->jobs->len; i++) {
		job *j = &g_array_index(p->jobs, job, i);
		slot *s = &p->slots[i % WINDOW];
		g_mutex_lock(&p->lock);
		while (!s->ready && !p->fatal)
			g_cond_wait(&p->turn, &p->lock);
		bool ready = s->ready;
		g_mutex_unlock(&p->lock);
		if (!ready)
			break;
		ok = write_slot(store, j, s, sum, o, error);
		uncommitted += j->stamp.size;
		if (ok && uncommitted > COMMIT_BYTES) {
			ok = ws_store_commit(store, error);
			uncommitted = 0;
		}
		g_mutex_lock(&p->lock);
		recycle(p, s);
		p->written = i + 1;
		p->bytes_ahead -= j->stamp.size;
		g_cond_broadcast(&p->turn);
		g_mutex_unlock(&p->lock);
		if (o->progress)
			o->progress("index", j->path, sum, p->jobs->len, o->data);
	}
	g_mutex_lock(&p->lock);
	p->stop = true;
	if (ok && p->fatal) {
		g_propagate_error(error, g_steal_pointer(&p->fatal));
		ok = false;
	}
	g_cond_broadcast(&p->turn);
	g_mutex_unlock(&p->lock);
	return ok;
}

static bool run_jobs(ws_store *store, const ws_index_options *options, GArray *jobs, ws_index_summary *sum, GError **error) {
	if (!jobs->len)
		return true;
	pipeline p = {.options = options, .jobs = jobs, .arenas = g_ptr_array_new_with_free_func((GDestroyNotify)ws_arena_free)};
	g_mutex_init(&p.lock);
	g_cond_init(&p.turn);
	guint n = options->jobs ? options->jobs : g_get_num_processors();
	n = MIN(n, jobs->len);
	g_autofree GThread **threads = g_new(GThread *, n);
	for (guint i = 0; i < n; i++)
		threads[i] = g_thread_new("worker", work, &p);
	bool ok = write_all(&p, store, sum, error);
	for (guint i = 0; i < n; i++)
		g_thread_join(threads[i]);
	for (guint i = 0; i < WINDOW; i++)
		recycle(&p, &p.slots[i]);
	g_clear_error(&p.fatal);
	g_ptr_array_unref(p.arenas);
	g_mutex_clear(&p.lock);
	g_cond_clear(&p.turn);
	return ok;
}

/* ---- what there is to do ---- */

typedef struct {
	ws_stamp stamp;
	char *reason; /* a failure's; NULL for a document */
	bool seen;
} known_file;

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

typedef struct {
	const ws_index_options *options;
	GHashTable *known;
	GArray *jobs;
	ws_index_summary *sum;
	ws_reader *reader; /* for the members of archives; opened when one is met */
	const ws_found *archive;
} plan;

static void plan_file(plan *p, const char *path, const ws_found *f) {
	known_file *k = g_hash_table_lookup(p->known, path);
	p->sum->scanned++;
	if (k && k->seen) /* named twice */
		return;
	if (k)
		k->seen = true;
	if (k && !p->options->force && k->stamp.size == f->size && k->stamp.mtime_ns == f->mtime_ns) {
		if (k->reason) {
			p->sum->failed++;
			p->options->failure(path, k->reason, p->options->data);
		} else {
			p->sum->unchanged++;
		}
		return;
	}
	job j = {g_strdup(path), {f->size, f->mtime_ns, 0}, k && !k->reason ? k->stamp : (ws_stamp){-1, 0, 0}};
	g_array_append_val(p->jobs, j);
}

static void plan_member(const char *member, void *data) {
	plan *p = data;
	plan_file(p, member, p->archive);
}

/* An archive that is unchanged is not opened: what the index knows of it is what it holds. */
static bool plan_known_members(plan *p, const ws_found *f) {
	g_autofree char *prefix = g_strconcat(f->path, "!/", NULL);
	GHashTableIter each;
	gpointer path, value;
	bool any = false;
	g_hash_table_iter_init(&each, p->known);
	while (g_hash_table_iter_next(&each, &path, &value)) {
		const known_file *k = value;
		if (g_str_has_prefix(path, prefix)) {
			if (k->stamp.size != f->size || k->stamp.mtime_ns != f->mtime_ns)
				return false;
			any = true;
		}
	}
	g_hash_table_iter_init(&each, p->known);
	while (any && g_hash_table_iter_next(&each, &path, &value))
		if (g_str_has_prefix(path, prefix))
			plan_file(p, path, f);
	return any;
}

static void plan_archive(plan *p, const ws_found *f) {
	if (!p->options->force && plan_known_members(p, f))
		return;
	g_autoptr(GError) error = NULL;
	if (!p->reader)
		p->reader = ws_reader_open(NULL, &error);
	guint before = p->jobs->len;
	p->archive = f;
	if (!p->reader || !ws_reader_members(p->reader, f->path, plan_member, p, &error)) {
		p->sum->scanned++;
		p->sum->failed++;
		p->options->failure(f->path, error->message, p->options->data);
		g_array_set_size(p->jobs, before);
	}
}

static bool in_shard(const ws_index_options *o, const char *path) {
	if (!o->shards)
		return true;
	const char *name = strrchr(path, '/');
	return XXH3_64bits(name ? name + 1 : path, strlen(name ? name + 1 : path)) % o->shards == o->shard - 1;
}

static bool is_below(const char *path, const char *root) {
	size_t n = strlen(root);
	while (n > 1 && root[n - 1] == '/')
		n--;
	return strncmp(path, root, n) == 0 && (path[n] == '\0' || path[n] == '/' || (path[n] == '!' && path[n + 1] == '/') || n == 1);
}

/* Files that the index knows below the given roots and the walk did not meet. */
static GPtrArray *vanished(const plan *p, GPtrArray *roots) {
	GPtrArray *gone = g_ptr_array_new();
	GHashTableIter each;
	gpointer path, value;
	g_hash_table_iter_init(&each, p->known);
	while (g_hash_table_iter_next(&each, &path, &value))
		for (guint i = 0; i < roots->len; i++)
			if (!((known_file *)value)->seen && is_below(path, roots->pdata[i])) {
				g_ptr_array_add(gone, path);
				break;
			}
	return gone;
}

static bool knows_below(GHashTable *known, const char *root) {
	GHashTableIter each;
	gpointer path;
	g_hash_table_iter_init(&each, known);
	while (g_hash_table_iter_next(&each, &path, NULL))
		if (is_below(path, root))
			return true;
	return false;
}

static bool make_plan(plan *p, GPtrArray *roots, GError **error) {
	guint missing = 0;
	for (guint i = 0; i < roots->len; i++) {
		const char *root = roots->pdata[i];
		g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(ws_found));
		g_array_set_clear_func(found, (GDestroyNotify)ws_found_clear);
		if (!ws_walk(root, p->options->excludes, found, p->options->failure, p->options->data) && !knows_below(p->known, root)) {
			missing++;
			p->sum->failed++;
			g_autofree char *reason = g_strdup_printf("cannot read '%s': %s", root, g_strerror(errno ? errno : ENOENT));
			p->options->failure(root, reason, p->options->data);
		}
		for (guint f = 0; f < found->len; f++) {
			const ws_found *file = &g_array_index(found, ws_found, f);
			if (!in_shard(p->options, file->path))
				continue;
			if (ws_reader_is_archive(file->path))
				plan_archive(p, file);
			else
				plan_file(p, file->path, file);
		}
	}
	if (missing == roots->len) {
		g_set_error(error, WS_READER_ERROR, WS_READER_IO, "nothing to index");
		return false;
	}
	return true;
}

static bool carry_out(plan *p, ws_store *store, GPtrArray *roots, GError **error) {
	const ws_index_options *o = p->options;
	g_autoptr(GPtrArray) gone = vanished(p, roots);
	if (o->dry_run) {
		for (guint i = 0; o->progress && i < p->jobs->len; i++)
			o->progress("index", g_array_index(p->jobs, job, i).path, p->sum, p->jobs->len, o->data);
		for (guint i = 0; o->progress && i < gone->len; i++)
			o->progress("remove", gone->pdata[i], p->sum, p->jobs->len, o->data);
		p->sum->indexed = p->jobs->len;
		p->sum->removed = gone->len;
		return true;
	}
	for (guint i = 0; i < gone->len; i++) {
		if (!ws_store_remove(store, gone->pdata[i], error))
			return false;
		p->sum->removed++;
	}
	return run_jobs(store, o, p->jobs, p->sum, error) && ws_store_commit(store, error) &&
	       (p->sum->bytes < COMMIT_BYTES / 8 || ws_store_optimize(store, error));
}

bool ws_index_run(ws_store *store, const ws_index_options *options, ws_index_summary *summary, GError **error) {
	*summary = (ws_index_summary){0};
	gint64 began = g_get_monotonic_time();
	g_autoptr(GPtrArray) roots = g_ptr_array_new_with_free_func(g_free);
	for (char **path = options->paths; *path; path++)
		g_ptr_array_add(roots, g_canonicalize_filename(*path, NULL));
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, known_free);
	g_autoptr(GArray) jobs = g_array_new(FALSE, FALSE, sizeof(job));
	g_array_set_clear_func(jobs, (GDestroyNotify)job_clear);
	plan p = {.options = options, .known = known, .jobs = jobs, .sum = summary};
	bool ok = (!store || ws_store_files(store, note_known, known, error)) && make_plan(&p, roots, error);
	ws_reader_close(p.reader);
	ok = ok && carry_out(&p, store, roots, error);
	summary->seconds = (double)(g_get_monotonic_time() - began) / 1e6;
	return ok;
}
