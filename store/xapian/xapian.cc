/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every body runs inside guarded(), so no exception leaves; what it throws becomes a GError there and nowhere else.

   A folder is read through posting lists, a server through queries: an answer of the server costs a round trip however long it is, so a
   server is asked for the whole intersection, and for the values of many documents in the sort keys of one result.

   That is why the data of a document stands in a value slot, and why every document has a term of its own: the data of 500 documents are
   one result of 500 terms, where Xapian's own document data would be 500 answers. (It would be compressed, too; but reading it would be
   inflating it.) */
#include "store/xapian/xapian.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

struct ws_xapian {
	Xapian::Database db;
	Xapian::WritableDatabase out; /* writers: the same database */
	bool remote = false;
	bool in_transaction = false;
	std::string lost; /* why a server is not asked again */
};

struct ws_xapian_draft {
	Xapian::Document document;
};

G_DEFINE_QUARK(ws-xapian-error-quark, ws_xapian_error)

namespace {

const Xapian::valueno DATA_SLOT = 15;
const char OWN_TERM = '\x01'; /* what the term of a document's own begins with */

const int TRIES = 4; /* of a read whose revision is overwritten meanwhile */

void set_error(GError **error, ws_xapian_error code, const char *message) {
	g_set_error_literal(error, WS_XAPIAN_ERROR, code, message);
}

std::string describe(const Xapian::Error &e) {
	std::string text = e.get_msg();
	if (e.get_error_string())
		text += std::string(": ") + e.get_error_string();
	if (!e.get_context().empty() && text.find(e.get_context()) == std::string::npos)
		text += " (" + e.get_context() + ")";
	return text;
}

template <typename Body> bool guarded(GError **error, Body body) {
	try {
		body();
		return true;
	} catch (const Xapian::DatabaseVersionError &e) {
		set_error(error, WS_XAPIAN_VERSION, describe(e).c_str());
	} catch (const Xapian::DatabaseOpeningError &e) {
		set_error(error, WS_XAPIAN_NOT_FOUND, describe(e).c_str());
	} catch (const Xapian::DatabaseLockError &e) {
		set_error(error, WS_XAPIAN_LOCKED, describe(e).c_str());
	} catch (const Xapian::DatabaseCorruptError &e) {
		set_error(error, WS_XAPIAN_CORRUPT, describe(e).c_str());
	} catch (const Xapian::NetworkError &e) {
		set_error(error, WS_XAPIAN_NETWORK, describe(e).c_str());
	} catch (const Xapian::DocNotFoundError &e) {
		set_error(error, WS_XAPIAN_NO_DOCUMENT, describe(e).c_str());
	} catch (const Xapian::Error &e) {
		set_error(error, WS_XAPIAN_OTHER, describe(e).c_str());
	} catch (const std::exception &e) {
		set_error(error, WS_XAPIAN_OTHER, e.what());
	} catch (...) {
		set_error(error, WS_XAPIAN_OTHER, "unknown exception");
	}
	return false;
}

/* A read, from the start again when a writer has overwritten the revision it was reading. A server that failed once is not waited for
   again. */
template <typename Body> bool reading(ws_xapian *x, GError **error, Body body) {
	if (!x->lost.empty()) {
		set_error(error, WS_XAPIAN_NETWORK, x->lost.c_str());
		return false;
	}
	return guarded(error, [&] {
		for (int left = TRIES;; left--) {
			try {
				body();
				return;
			} catch (const Xapian::DatabaseModifiedError &) {
				if (left == 1)
					throw;
				x->db.reopen();
			} catch (const Xapian::NetworkError &e) {
				x->lost = describe(e);
				throw;
			}
		}
	});
}

/* Without NULs, which would count twice. */
std::string own_term(uint32_t id) {
	std::string term(1, OWN_TERM);
	for (int shift = 28; shift >= 0; shift -= 7)
		term += (char)(0x80 | (id >> shift & 0x7F));
	return term;
}

std::string bytes_of(ws_xapian_term term) {
	return std::string(term.bytes, term.len);
}

void append(GArray *rows, const std::vector<uint32_t> &ids) {
	if (!ids.empty())
		g_array_append_vals(rows, ids.data(), (guint)ids.size());
}

void fill(GByteArray *out, const std::string &bytes) {
	g_byte_array_set_size(out, 0);
	g_byte_array_append(out, (const guint8 *)bytes.data(), (guint)bytes.size());
}

/* ---- posting lists ---- */

/* Takes the ids in [first, last] that all lists have; the first list is the rarest and leads. False: `limit` is reached, or a list is at
   its end. */
bool intersect(std::vector<Xapian::PostingIterator> &lists, Xapian::PostingIterator end, ws_xapian_range range, size_t limit,
               std::vector<uint32_t> &ids) {
	uint32_t wanted = range.first;
	for (size_t i = 0, agreed = 0;;) {
		Xapian::PostingIterator &list = lists[i];
		if (list != end && *list < wanted)
			list.skip_to(wanted);
		if (list == end)
			return false;
		if (*list > range.last)
			return true;
		if (*list > wanted) {
			wanted = *list;
			agreed = 0;
		}
		if (++agreed < lists.size()) {
			i = (i + 1) % lists.size();
			continue;
		}
		ids.push_back(wanted);
		if (ids.size() >= limit)
			return false;
		agreed = 0;
		i = 0;
		wanted++;
	}
}

void merge_lists(ws_xapian *x, const ws_xapian_term *terms, size_t n, const ws_xapian_range *within, size_t n_within, size_t limit,
                 std::vector<uint32_t> &ids) {
	std::vector<std::pair<Xapian::doccount, std::string>> by_frequency;
	for (size_t i = 0; i < n; i++) {
		std::string term = bytes_of(terms[i]);
		by_frequency.emplace_back(n > 1 ? x->db.get_termfreq(term) : 1, term);
		if (by_frequency.back().first == 0)
			return;
	}
	std::sort(by_frequency.begin(), by_frequency.end());
	std::vector<Xapian::PostingIterator> lists;
	for (const auto &term : by_frequency)
		lists.push_back(x->db.postlist_begin(term.second));
	const ws_xapian_range all = {1, UINT32_MAX};
	if (!within) {
		within = &all;
		n_within = 1;
	}
	const Xapian::PostingIterator end = x->db.postlist_end(std::string());
	for (size_t i = 0; i < n_within; i++)
		if (!intersect(lists, end, within[i], limit, ids))
			return;
}

/* A set of ids of which many are in more than one list. */
class bitmap {
	std::vector<uint64_t> bits;

public:
	void add(uint32_t id) {
		if (id / 64 >= bits.size())
			bits.resize(std::max((size_t)id / 64 + 1, bits.size() * 2));
		bits[id / 64] |= UINT64_C(1) << id % 64;
	}

	void list(std::vector<uint32_t> &ids) const {
		for (size_t i = 0; i < bits.size(); i++)
			for (uint64_t left = bits[i]; left; left &= left - 1)
				ids.push_back((uint32_t)(i * 64 + (unsigned)__builtin_ctzll(left)));
	}
};

void add_list(ws_xapian *x, const std::string &term, bitmap &set) {
	for (Xapian::PostingIterator p = x->db.postlist_begin(term); p != x->db.postlist_end(term); ++p)
		set.add(*p);
}

/* ---- queries ---- */

Xapian::MSet ask(ws_xapian *x, const Xapian::Query &query, size_t limit, const unsigned *slot) {
	Xapian::Enquire enquire(x->db);
	enquire.set_weighting_scheme(Xapian::BoolWeight());
	enquire.set_docid_order(Xapian::Enquire::ASCENDING);
	if (slot)
		enquire.set_sort_by_value(*slot, false);
	enquire.set_query(query);
	return enquire.get_mset(0, (Xapian::doccount)std::min(limit, (size_t)x->db.get_doccount()));
}

void ask_rows(ws_xapian *x, const Xapian::Query &query, size_t limit, std::vector<uint32_t> &ids) {
	Xapian::MSet answer = ask(x, query, limit, nullptr);
	ids.reserve(answer.size());
	for (Xapian::MSetIterator m = answer.begin(); m != answer.end(); ++m)
		ids.push_back(*m);
	std::sort(ids.begin(), ids.end());
}

/* The whole posting list of a term. A server sends a list posting by posting, each a packet of its own; so it is asked for a result in
   which the weight of a document is the frequency of the term. */
void ask_weights(ws_xapian *x, const std::string &term, std::vector<uint32_t> &ids, std::vector<uint32_t> &weights) {
	Xapian::Enquire enquire(x->db);
	enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
	enquire.set_query(Xapian::Query(term));
	Xapian::MSet answer = enquire.get_mset(0, x->db.get_doccount());
	std::vector<std::pair<uint32_t, uint32_t>> rows;
	rows.reserve(answer.size());
	for (Xapian::MSetIterator m = answer.begin(); m != answer.end(); ++m)
		rows.emplace_back(*m, (uint32_t)(m.get_weight() + 0.5));
	std::sort(rows.begin(), rows.end());
	for (const auto &row : rows) {
		ids.push_back(row.first);
		weights.push_back(row.second);
	}
}

/* One way through the values of a folder finds each in the block where the one before it was, or next to it. */
void stream_data(ws_xapian *x, const uint32_t *ids, size_t n, std::vector<std::pair<uint32_t, std::string>> &found) {
	std::vector<uint32_t> sorted(ids, ids + n);
	std::sort(sorted.begin(), sorted.end());
	found.clear();
	Xapian::ValueIterator value = x->db.valuestream_begin(DATA_SLOT);
	const Xapian::ValueIterator end = x->db.valuestream_end(DATA_SLOT);
	for (uint32_t id : sorted) {
		if (value != end && value.get_docid() < id)
			value.skip_to(id);
		if (value == end)
			return;
		if (value.get_docid() == id)
			found.emplace_back(id, *value);
	}
}

Xapian::Query query_of(Xapian::Query::op op, const ws_xapian_term *terms, size_t n) {
	std::vector<std::string> all;
	for (size_t i = 0; i < n; i++)
		all.push_back(bytes_of(terms[i]));
	return Xapian::Query(op, all.begin(), all.end());
}

Xapian::Query query_of(const ws_xapian_choice *choice) {
	std::vector<Xapian::Query> parts;
	for (size_t i = 0; i < choice->n; i++)
		parts.push_back(query_of(Xapian::Query::OP_OR, choice->groups[i].terms, choice->groups[i].n));
	if (choice->low && choice->high)
		parts.push_back(Xapian::Query(Xapian::Query::OP_VALUE_RANGE, choice->slot, choice->low, choice->high));
	else if (choice->low)
		parts.push_back(Xapian::Query(Xapian::Query::OP_VALUE_GE, choice->slot, choice->low));
	else if (choice->high)
		parts.push_back(Xapian::Query(Xapian::Query::OP_VALUE_LE, choice->slot, choice->high));
	return Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
}

void keep_within(std::vector<uint32_t> &ids, const ws_xapian_range *within, size_t n) {
	size_t r = 0;
	ids.erase(std::remove_if(ids.begin(), ids.end(),
	                         [&](uint32_t id) {
								 while (r < n && within[r].last < id)
									 r++;
								 return r == n || id < within[r].first;
							 }),
	          ids.end());
}

void tell(const std::vector<std::string> &found, ws_xapian_visit visit, void *data) {
	for (const std::string &one : found)
		visit(one.data(), one.size(), data);
}

/* A handle for what `open` opens. */
template <typename Open> ws_xapian *opened(bool remote, GError **error, Open open) {
	ws_xapian *x = nullptr;
	guarded(error, [&] {
		ws_xapian *fresh = new ws_xapian;
		try {
			open(fresh);
		} catch (...) {
			delete fresh;
			throw;
		}
		fresh->remote = remote;
		x = fresh;
	});
	return x;
}

} // namespace

extern "C" {

#ifdef __SANITIZE_ADDRESS__
/* Xapian's own check deletes a table through a class of another size. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) {
	return "new_delete_type_mismatch=0";
}
#endif

const char *ws_xapian_version(void) {
	return Xapian::version_string();
}

ws_xapian *ws_xapian_open(const char *folder, ws_xapian_mode mode, GError **error) {
	return opened(false, error, [&](ws_xapian *x) {
		if (mode == WS_XAPIAN_WRITE)
			x->db = x->out = Xapian::WritableDatabase(folder, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
		else
			x->db = Xapian::Database(folder, Xapian::DB_BACKEND_GLASS);
	});
}

bool ws_xapian_create(const char *folder, GError **error) {
	return guarded(error, [&] { Xapian::WritableDatabase(folder, Xapian::DB_CREATE_OR_OVERWRITE).close(); });
}

ws_xapian *ws_xapian_connect(const char *host, unsigned port, unsigned connect_ms, unsigned answer_ms, GError **error) {
	return opened(true, error, [&](ws_xapian *x) { x->db = Xapian::Remote::open(host, port, answer_ms, connect_ms); });
}

ws_xapian *ws_xapian_connect_program(const char *program, const char *arguments, unsigned answer_ms, GError **error) {
	return opened(true, error, [&](ws_xapian *x) { x->db = Xapian::Remote::open(program, arguments, answer_ms); });
}

void ws_xapian_close(ws_xapian *x) {
	if (!x)
		return;
	ws_xapian_abandon(x);
	guarded(nullptr, [&] { x->db.close(); });
	delete x;
}

bool ws_xapian_is_lost(const ws_xapian *x) {
	return !x->lost.empty();
}

uint32_t ws_xapian_documents_in(ws_xapian *x) {
	uint32_t n = 0;
	reading(x, nullptr, [&] { n = x->db.get_doccount(); });
	return n;
}

bool ws_xapian_frequency(ws_xapian *x, ws_xapian_term term, uint32_t *out, GError **error) {
	return reading(x, error, [&] { *out = x->db.get_termfreq(bytes_of(term)); });
}

bool ws_xapian_all_of(ws_xapian *x, const ws_xapian_term *terms, size_t n, const ws_xapian_range *within, size_t n_within, size_t limit,
                      GArray *rows, GError **error) {
	std::vector<uint32_t> ids;
	bool ok = limit == 0 || reading(x, error, [&] {
		ids.clear();
		if (!x->remote) {
			merge_lists(x, terms, n, within, n_within, limit, ids);
			return;
		}
		ask_rows(x, query_of(Xapian::Query::OP_AND, terms, n), within ? SIZE_MAX : limit, ids);
		if (within)
			keep_within(ids, within, n_within);
		if (ids.size() > limit)
			ids.resize(limit);
	});
	append(rows, ids);
	return ok;
}

bool ws_xapian_any_of(ws_xapian *x, const ws_xapian_term *terms, size_t n, GArray *rows, GError **error) {
	std::vector<uint32_t> ids;
	bool ok = reading(x, error, [&] {
		ids.clear();
		if (x->remote && n > 1) {
			ask_rows(x, query_of(Xapian::Query::OP_OR, terms, n), SIZE_MAX, ids);
			return;
		}
		bitmap set;
		for (size_t i = 0; i < n; i++)
			add_list(x, bytes_of(terms[i]), set);
		set.list(ids);
	});
	append(rows, ids);
	return ok;
}

bool ws_xapian_any_with_prefix(ws_xapian *x, ws_xapian_term prefix, GArray *rows, GError **error) {
	std::vector<uint32_t> ids;
	bool ok = reading(x, error, [&] {
		ids.clear();
		const std::string start = bytes_of(prefix);
		if (x->remote) {
			ask_rows(x, Xapian::Query(Xapian::Query::OP_WILDCARD, start, 0, Xapian::Query::WILDCARD_LIMIT_ERROR, Xapian::Query::OP_OR),
			         SIZE_MAX, ids);
			return;
		}
		bitmap set;
		for (Xapian::TermIterator t = x->db.allterms_begin(start); t != x->db.allterms_end(start); ++t)
			add_list(x, *t, set);
		set.list(ids);
	});
	append(rows, ids);
	return ok;
}

bool ws_xapian_postings(ws_xapian *x, ws_xapian_term term, size_t limit, GArray *rows, GArray *weights, GError **error) {
	std::vector<uint32_t> ids, each;
	bool ok = reading(x, error, [&] {
		const std::string bytes = bytes_of(term);
		ids.clear();
		each.clear();
		if (x->remote) {
			ask_weights(x, bytes, ids, each);
			return;
		}
		for (Xapian::PostingIterator p = x->db.postlist_begin(bytes); ids.size() < limit && p != x->db.postlist_end(bytes); ++p) {
			ids.push_back(*p);
			each.push_back(p.get_wdf());
		}
	});
	append(rows, ids);
	append(weights, each);
	return ok;
}

bool ws_xapian_first_of(ws_xapian *x, ws_xapian_term term, size_t limit, GArray *rows, GError **error) {
	std::vector<uint32_t> ids;
	bool ok = reading(x, error, [&] {
		ids.clear();
		ask_rows(x, Xapian::Query(bytes_of(term)), limit, ids);
	});
	append(rows, ids);
	return ok;
}

bool ws_xapian_terms(ws_xapian *x, ws_xapian_term prefix, ws_xapian_visit visit, void *data, GError **error) {
	std::vector<std::string> found;
	bool ok = reading(x, error, [&] {
		const std::string start = bytes_of(prefix);
		found.clear();
		for (Xapian::TermIterator t = x->db.allterms_begin(start); t != x->db.allterms_end(start); ++t)
			found.push_back(*t);
	});
	if (ok)
		tell(found, visit, data);
	return ok;
}

bool ws_xapian_choose(ws_xapian *x, const ws_xapian_choice *choice, unsigned slot, ws_xapian_value_visit visit, void *data,
                      GError **error) {
	std::vector<std::pair<uint32_t, std::string>> found;
	bool ok = reading(x, error, [&] {
		found.clear();
		Xapian::MSet answer = ask(x, query_of(choice), SIZE_MAX, &slot);
		for (Xapian::MSetIterator m = answer.begin(); m != answer.end(); ++m)
			found.emplace_back(*m, m.get_sort_key());
	});
	for (size_t i = 0; ok && i < found.size(); i++)
		visit(found[i].first, found[i].second.data(), found[i].second.size(), data);
	return ok;
}

bool ws_xapian_data(ws_xapian *x, uint32_t id, GByteArray *out, GError **error) {
	return reading(x, error, [&] {
		std::string data = x->db.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(DATA_SLOT);
		if (data.empty()) /* there is none, or it has no data: now it is looked for */
			x->db.get_document(id);
		fill(out, data);
	});
}

bool ws_xapian_data_of(ws_xapian *x, const uint32_t *ids, size_t n, ws_xapian_value_visit visit, void *data, GError **error) {
	std::vector<std::pair<uint32_t, std::string>> found;
	bool ok = n == 0 || reading(x, error, [&] {
		if (!x->remote) {
			stream_data(x, ids, n, found);
			return;
		}
		std::vector<std::string> terms;
		for (size_t i = 0; i < n; i++)
			terms.push_back(own_term(ids[i]));
		found.clear();
		const unsigned slot = DATA_SLOT;
		Xapian::MSet answer = ask(x, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()), n, &slot);
		for (Xapian::MSetIterator m = answer.begin(); m != answer.end(); ++m)
			found.emplace_back(*m, m.get_sort_key());
	});
	for (size_t i = 0; ok && i < found.size(); i++)
		visit(found[i].first, found[i].second.data(), found[i].second.size(), data);
	return ok;
}

bool ws_xapian_metadata(ws_xapian *x, const char *key, GByteArray *out, GError **error) {
	return reading(x, error, [&] { fill(out, x->db.get_metadata(key)); });
}

bool ws_xapian_terms_of(ws_xapian *x, uint32_t id, ws_xapian_visit visit, void *data, GError **error) {
	std::vector<std::string> found;
	bool ok = reading(x, error, [&] {
		found.clear();
		for (Xapian::TermIterator t = x->db.termlist_begin(id); t != x->db.termlist_end(id); ++t)
			if ((*t)[0] != OWN_TERM)
				found.push_back(*t);
	});
	if (ok)
		tell(found, visit, data);
	return ok;
}

bool ws_xapian_check(const char *folder, ws_xapian_visit visit, void *data, uint64_t *faults, GError **error) {
	std::ostringstream report;
	bool ok = guarded(error, [&] { *faults = Xapian::Database::check(folder, 0, &report); });
	if (!ok || *faults == 0)
		return ok;
	std::istringstream lines(report.str());
	for (std::string line; std::getline(lines, line);)
		if (!line.empty())
			visit(line.data(), line.size(), data);
	return true;
}

ws_xapian_draft *ws_xapian_draft_new(void) {
	return new ws_xapian_draft;
}

void ws_xapian_draft_free(ws_xapian_draft *draft) {
	delete draft;
}

bool ws_xapian_draft_term(ws_xapian_draft *draft, char prefix, const char *bytes, size_t len, uint32_t weight, GError **error) {
	return guarded(error, [&] {
		std::string term;
		term.reserve(len + 1);
		term += prefix;
		term.append(bytes, len);
		draft->document.add_term(term, weight);
	});
}

bool ws_xapian_draft_value(ws_xapian_draft *draft, unsigned slot, const char *bytes, size_t len, GError **error) {
	return guarded(error, [&] { draft->document.add_value(slot, std::string(bytes, len)); });
}

bool ws_xapian_put(ws_xapian *x, uint32_t id, ws_xapian_draft *draft, const void *data, size_t len, GError **error) {
	bool ok = guarded(error, [&] {
		draft->document.add_value(DATA_SLOT, std::string((const char *)data, len));
		draft->document.add_boolean_term(own_term(id));
		x->out.replace_document(id, draft->document);
	});
	return guarded(ok ? error : nullptr, [&] { draft->document = Xapian::Document(); }) && ok;
}

bool ws_xapian_put_data(ws_xapian *x, uint32_t id, const void *data, size_t len, GError **error) {
	return guarded(error, [&] {
		Xapian::Document document = x->out.get_document(id);
		document.add_value(DATA_SLOT, std::string((const char *)data, len));
		x->out.replace_document(id, document);
	});
}

bool ws_xapian_remove(ws_xapian *x, uint32_t id, GError **error) {
	return guarded(error, [&] { x->out.delete_document(id); });
}

bool ws_xapian_set_metadata(ws_xapian *x, const char *key, const void *data, size_t len, GError **error) {
	return guarded(error, [&] { x->out.set_metadata(key, std::string((const char *)data, len)); });
}

bool ws_xapian_begin(ws_xapian *x, GError **error) {
	return guarded(error, [&] {
		x->out.begin_transaction();
		x->in_transaction = true;
	});
}

bool ws_xapian_commit(ws_xapian *x, GError **error) {
	x->in_transaction = false;
	return guarded(error, [&] { x->out.commit_transaction(); });
}

void ws_xapian_abandon(ws_xapian *x) {
	if (x->in_transaction)
		guarded(nullptr, [&] { x->out.cancel_transaction(); });
	x->in_transaction = false;
}
}
