/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long output goes through the user's pager, as git's does: only to a terminal, and never for programs. */
#ifndef WS_CLI_PAGER_H
#define WS_CLI_PAGER_H

/* From here on standard output goes to $PAGER (else to less, else straight on); once in a process. */
void ws_pager_start(void);

/* Waits for the user to leave the pager, if there is one. */
void ws_pager_finish(void);

#endif
