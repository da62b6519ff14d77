/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline: a plan (plan.h) is the list of work, worker threads read, find facts and tokenise, the calling thread alone writes.

     plan ──> jobs[0 … n)        worker: reader child, structure, facts, tokens ──> slots[]
                                 worker: …                                            │  in the order of jobs
                                                              store's writer <────────┘

   Documents are written in the order of the walk however the workers finish, so an index built twice is the same index. Workers run at most
   WINDOW jobs or WINDOW_BYTES of files ahead of the writer, which bounds memory whatever the number of files; a batch is committed every
   COMMIT_BYTES of files or COMMIT_SECONDS, so a killed run loses little and the next one goes on from there.

   The writer pauses a tenth of a second at a time to empty its queues into the tables; WINDOW is what workers do meanwhile. 100 MB of laws
   in 6021 files, two processors, what a document needs only while it is worked on (folds, words) kept by the worker and not by the slot:

   |                          | 64 ahead, all in the slot | 64  | 160 | 256 |
   |---|---|---|---|---|
   | seconds                  | 7.1                       | 7.4 | 6.5 | 6.5 |
   | peak memory, MB          | 250                       | 231 | 277 | 317 |

   240 MB with 160 ahead, and 278 for 1 GB, since an arena gives large blocks back before it is used again.

   Workers run at a lower priority than the writer. Four runs of each in turn, median seconds: 5.8 without, 5.7 with it, 5.3 with it and -O3
   (5.2-5.4, where the others spread over 5.2-6.5). */
#include "indexer/index.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "indexer/extract.h"
#include "indexer/plan.h"
#include "indexer/prepare.h"
#include "indexer/reader/reader.h"

/* A file above HASHED_MOST is refused by the reader: there is no use in reading it for its hash. */
enum { WINDOW = 160, WINDOW_BYTES = 16 << 20, COMMIT_BYTES = 128 << 20, COMMIT_SECONDS = 30, HASHED_MOST = 256 << 20, WORKER_NICE = 10 };

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

/* A content hash, so that a file whose time alone changed is not read again. 0 when it cannot be read. */
static uint64_t hash_file(const char *path) {
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat st;
	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > HASHED_MOST) {
		if (fd >= 0)
			close(fd);
		return 0;
	}
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
		p->bytes_ahead += g_array_index(p->jobs, ws_job, *index).bytes;
	}
	g_mutex_unlock(&p->lock);
	return taken;
}

/* The members of an archive come one after another: its hash is made once. */
static uint64_t hash_of(const ws_job *j, char **last, uint64_t *hash) {
	if (g_strcmp0(*last, j->file) != 0) {
		*hash = hash_file(j->file);
		g_free(*last);
		*last = g_strdup(j->file);
	}
	return *hash;
}

/* This thread and the reader it starts, so that the writer, which all wait for, never waits for a processor. */
static void step_back(void) {
	setpriority(PRIO_PROCESS, (id_t)gettid(), MIN(getpriority(PRIO_PROCESS, 0) + WORKER_NICE, 19));
}

static gpointer work(gpointer data) {
	pipeline *p = data;
	step_back();
	GError *error = NULL;
	const char *why = NULL;
	ws_extractor *extractor = ws_extractor_open(&error);
	ws_segmenter *segmenter = extractor ? ws_segmenter_open(&why) : NULL;
	if (extractor && !segmenter)
		g_set_error(&error, WS_READER_ERROR, WS_READER_BROKEN, "cannot segment words: %s", why);
	guint index;
	ws_arena *arena;
	g_autofree char *hashed = NULL;
	uint64_t hash = 0;
	while (segmenter && take_job(p, &index, &arena)) {
		ws_job *j = &g_array_index(p->jobs, ws_job, index);
		slot done = {.ready = true, .arena = arena};
		if (j->refusal) {
			done.error = g_error_new_literal(WS_READER_ERROR, WS_READER_REFUSED, j->refusal);
		} else {
			j->stamp.hash = hash_of(j, &hashed, &hash);
			done.unchanged = !p->options->force && j->known.size == j->stamp.size && j->known.hash && j->known.hash == j->stamp.hash;
		}
		if (!j->refusal && !done.unchanged) {
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

static bool write_slot(ws_store *store, const ws_job *j, const slot *s, ws_index_summary *sum, const ws_index_options *o, GError **error) {
	if (s->unchanged) {
		sum->unchanged++;
		return ws_store_touch(store, j->path, &j->stamp, error);
	}
	if (s->error) {
		sum->failed++;
		o->failure(j->path, s->error->message, o->data);
		/* What may be better next time, or is no fault of the file's, is not remembered, and what was read of it before stays. */
		if (g_error_matches(s->error, WS_READER_ERROR, WS_READER_IO) || g_error_matches(s->error, WS_READER_ERROR, WS_READER_BROKEN))
			return true;
		return ws_store_put_failure(store, j->path, &j->stamp, s->error->message, error);
	}
	const ws_document *d = s->extracted->document;
	sum->indexed++;
	sum->bytes += (uint64_t)j->bytes;
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
	gint64 committed = g_get_monotonic_time();
	bool ok = true;
	for (guint i = 0; ok && i < p->jobs->len; i++) {
		const ws_job *j = &g_array_index(p->jobs, ws_job, i);
		slot *s = &p->slots[i % WINDOW];
		g_mutex_lock(&p->lock);
		while (!s->ready && !p->fatal)
			g_cond_wait(&p->turn, &p->lock);
		bool ready = s->ready;
		g_mutex_unlock(&p->lock);
		if (!ready)
			break;
		ok = write_slot(store, j, s, sum, o, error);
		uncommitted += j->bytes;
		if (ok && (uncommitted > COMMIT_BYTES || g_get_monotonic_time() - committed > COMMIT_SECONDS * G_USEC_PER_SEC)) {
			ok = ws_store_commit(store, error);
			uncommitted = 0;
			committed = g_get_monotonic_time();
		}
		g_mutex_lock(&p->lock);
		recycle(p, s);
		p->written = i + 1;
		p->bytes_ahead -= j->bytes;
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
	guint running = 0; /* as many as there is room for, one at least */
	while (running < n && (threads[running] = g_thread_try_new("worker", work, &p, running ? NULL : error)))
		running++;
	if (!running)
		g_prefix_error(error, "cannot start a worker: ");
	bool ok = running && write_all(&p, store, sum, error);
	for (guint i = 0; i < running; i++)
		g_thread_join(threads[i]);
	for (guint i = 0; i < WINDOW; i++)
		recycle(&p, &p.slots[i]);
	g_clear_error(&p.fatal);
	g_ptr_array_unref(p.arenas);
	g_mutex_clear(&p.lock);
	g_cond_clear(&p.turn);
	return ok;
}

/* ---- the run ---- */

static void show_plan(const ws_plan *plan, const ws_index_options *o, ws_index_summary *sum) {
	for (guint i = 0; i < plan->jobs->len; i++) {
		const ws_job *j = &g_array_index(plan->jobs, ws_job, i);
		if (j->refusal) {
			sum->failed++;
			o->failure(j->path, j->refusal, o->data);
			continue;
		}
		sum->indexed++;
		if (o->progress)
			o->progress("index", j->path, sum, plan->jobs->len, o->data);
	}
	for (guint i = 0; o->progress && i < plan->gone->len; i++)
		o->progress("remove", plan->gone->pdata[i], sum, plan->jobs->len, o->data);
	sum->removed = plan->gone_documents;
}

/* Whether so much came in or went that what is left deserves to be put in order. */
static bool is_large(ws_store *store, const ws_index_summary *sum) {
	ws_store_counts left;
	return sum->bytes >= COMMIT_BYTES / 8 || (sum->removed && ws_store_count(store, &left, NULL) && sum->removed > left.documents / 4);
}

static bool carry_out(const ws_plan *plan, ws_store *store, const ws_index_options *options, ws_index_summary *sum, GError **error) {
	for (guint i = 0; i < plan->gone->len; i++)
		if (!ws_store_remove(store, plan->gone->pdata[i], error))
			return false;
	sum->removed = plan->gone_documents;
	return run_jobs(store, options, plan->jobs, sum, error) && ws_store_commit(store, error) &&
	       (!is_large(store, sum) || ws_store_optimize(store, error));
}

bool ws_index_run(ws_store *store, const ws_index_options *options, ws_index_summary *summary, GError **error) {
	*summary = (ws_index_summary){0};
	gint64 began = g_get_monotonic_time();
	ws_plan *plan = ws_plan_make(store, options, summary, error);
	bool ok = plan;
	if (ok && options->dry_run)
		show_plan(plan, options, summary);
	else if (ok)
		ok = carry_out(plan, store, options, summary, error);
	ws_plan_free(plan);
	summary->seconds = (double)(g_get_monotonic_time() - began) / 1e6;
	return ok;
}
