/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind 基金 and makes it another thing.

       茶业基金|管理有限公司   儿童基金|会   基金|小镇      a company, a foundation, a place: no fund
       茶业基金|管理办法       技改基金|会同…               the fund */
#ifndef WS_TEXT_FUND_AFTER_H
#define WS_TEXT_FUND_AFTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether what begins at c[i], within folded c[0, n), does so. */
bool ws_fund_is_other(const uint32_t *c, size_t n, size_t i);

#endif
