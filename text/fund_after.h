/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind 基金 and makes it another thing.

       茶业基金|管理有限公司, 儿童基金|会        a company, a foundation
       茶业基金|管理委员会, 基金|小镇            an organ, a place
       茶业基金|管理办法, 技改基金|会同…         the fund itself */
#ifndef WS_TEXT_FUND_AFTER_H
#define WS_TEXT_FUND_AFTER_H

#include <stddef.h>
#include <stdint.h>

typedef enum { WS_FUND_ITSELF, WS_FUND_COMPANY, WS_FUND_OTHER } ws_fund_after;

/* What begins at c[i], within folded c[0, n), makes of the 基金 in front of it. */
ws_fund_after ws_fund_behind(const uint32_t *c, size_t n, size_t i);

#endif
