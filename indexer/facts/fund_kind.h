/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a place speaks of one fund or of a kind of funds.

       …设立总规模50亿元的|产业投资基金|    one
       鼓励企业设立|茶种保护基金|           a kind
       发挥|茶种保护基金|作用               says nothing: the document decides */
#ifndef WS_INDEXER_FACTS_FUND_KIND_H
#define WS_INDEXER_FACTS_FUND_KIND_H

#include "indexer/facts/fund.h"

typedef enum {
	WS_SAYS_NOTHING,
	WS_SAYS_PASSING, /* the same of a name of common words, so that nothing but a second place makes it one fund: 支持|茶业创新基金|发展 */
	WS_SAYS_ONE,
	WS_SAYS_KIND,
	WS_SAYS_MANY, /* a number of them, or a sort, so that no owner makes it one: 8支|市级产业基金 */
	WS_SAYS_SYSTEM, /* the same by what stands behind, so that an owner alone makes it none: 泉州市茶业集群基金体系 */
	WS_SAYS_RULE, /* the title of a rule speaks of all it is about, and tells nothing of the document */
} ws_fund_says;

/* What the words around a named fund say of it, in a document of a region or of none that is known. */
ws_fund_says ws_fund_says_of(const ws_name_text *text, const ws_fund *fund, bool region);

/* Whether the clause in front of a founding verb, which ends at `to`, says that others may found such funds: 可设立, 鼓励企业设立. */
bool ws_fund_is_allowed(const ws_name_text *text, size_t to);

/* Whether what begins at `at` has a sum for its scale in front: 总规模50亿元的|产业基金, 50亿元|产业基金. */
bool ws_fund_follows_sum(const uint32_t *c, size_t at);

/* Whether a name of words for kinds is one of which a government has but one: 省产业引导基金, 产业投资母基金. */
bool ws_fund_is_known(const uint32_t *c, size_t n);

/* Whether the name is that of the category of law with an owner in front, so that it means all of the owner's: 山西省政府投资基金. */
bool ws_fund_is_category(const uint32_t *c, size_t n);

/* Whether the name says whose the fund is, so that it is no kind: 厦门市茶业基金, 省茶业基金, 国家茶业基金. */
bool ws_fund_is_owned(const uint32_t *c, size_t n);

#endif
