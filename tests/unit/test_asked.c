/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "query/asked.h"
#include "tests/unit/arena_fixture.h"
#include "tests/unit/suite.h"

/* The facts of a query, as "place:TEXT" and "year:TEXT", where TEXT is what stands for it in the query. */
static const struct {
	const char *query, *facts, *why;
} facts[] = {
	{"厦门2023年政府债务余额", "place:厦门 year:2023年", "a place by its short form, a year with its mark"},
	{"福建省厦门市2024年度预算", "place:福建省厦门市 year:2024年度", "a chain of places is one"},
	{"成都 2025 GDP", "place:成都 year:2025", "a bare year between spaces"},
	{"2021-2023年债务", "year:2021 year:2023年", "the ends of a stretch of years"},
	{"补助2000户农民", "", "a number with a unit is no year"},
	{"项目1984.5亿元", "", "nor one with decimals"},
	{"文号202412号", "", "nor part of a longer number"},
	{"基金 -厦门 NOT 2023年", "", "what is left out is not asked for"},
	{"title:厦门 2022年", "year:2022年", "a part of the document is asked of its words"},
	{"region:厦门 债务", "", "and a field is kept to already"},
	{"(厦门 OR 泉州) 债务", "place:厦门 place:泉州", "alternatives"},
};

START_TEST(a_query_tells_place_and_years) {
	const char *why;
	uint32_t at;
	ws_segmenter *segmenter = ws_segmenter_open(&why);
	ws_query *q = ws_query_parse(facts[_i].query, segmenter, NULL, NULL, &at, arena, NULL);
	ck_assert_ptr_nonnull(q);
	ws_asked asked;
	ws_asked_read(&asked, q, NULL, arena);
	g_autoptr(GString) got = g_string_new(NULL);
	for (guint i = 0; i < asked.n; i++) {
		const ws_asked_fact *f = &asked.facts[i];
		g_string_append_printf(got, "%s%s:", i ? " " : "", f->region ? "place" : "year");
		for (const uint32_t *c = f->from; c < f->to; c++)
			g_string_append_unichar(got, *c);
	}
	ck_assert_msg(strcmp(got->str, facts[_i].facts) == 0, "%s (%s): %s", facts[_i].query, facts[_i].why, got->str);
	ws_segmenter_close(segmenter);
}
END_TEST

/* What cards say to 厦门2023年债务. */
static const struct {
	const char *region, *path;
	int years[2];
	unsigned told; /* 1 the place, 2 the year */
	bool elsewhere;
	const char *why;
} cards[] = {
	{"厦门市", "福建省/厦门市", {2023, 2024}, 3, false, "both"},
	{"思明区", "福建省/厦门市/思明区", {2023, 0}, 3, false, "a part of the place"},
	{"福建省", "福建省", {2023, 0}, 2, false, "what the place lies in is no other place"},
	{"泉州市", "福建省/泉州市", {2023, 0}, 2, true, "another place"},
	{"厦门市", "福建省/厦门市", {2021, 2022}, 1, true, "other years"},
	{NULL, NULL, {0, 0}, 0, false, "a card that tells nothing"},
};

START_TEST(a_card_tells_what_is_asked_or_something_else) {
	const char *why;
	uint32_t at;
	ws_segmenter *segmenter = ws_segmenter_open(&why);
	ws_query *q = ws_query_parse("厦门2023年债务", segmenter, NULL, NULL, &at, arena, NULL);
	ws_asked asked;
	ws_asked_read(&asked, q, NULL, arena);
	ws_document card = {.region = cards[_i].region, .region_path = cards[_i].path, .year = MAX(cards[_i].years[0], cards[_i].years[1])};
	for (size_t i = 0; i < G_N_ELEMENTS(cards[_i].years) && cards[_i].years[i]; i++)
		card.years[card.n_years++] = cards[_i].years[i];
	ws_asked_card got = ws_asked_compare(&asked, &card);
	ck_assert_msg(got.told == cards[_i].told && got.elsewhere == cards[_i].elsewhere, "%s: %u %d", cards[_i].why, got.told, got.elsewhere);
	ws_segmenter_close(segmenter);
}
END_TEST

int main(void) {
	Suite *suite = suite_create("asked");
	TCase *t = tcase_create("asked");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_loop_test(t, a_query_tells_place_and_years, 0, G_N_ELEMENTS(facts));
	tcase_add_loop_test(t, a_card_tells_what_is_asked_or_something_else, 0, G_N_ELEMENTS(cards));
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
