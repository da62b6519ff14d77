/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pager.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t running;

/* The shell's status for a command that is not there: then nobody has read the output yet. */
static const char *const or_cat = "\n[ $? -eq 127 ] && exec cat";

void ws_pager_start(void) {
	const char *pager = g_getenv("PAGER");
	if (running || (pager && (!*pager || strcmp(pager, "cat") == 0)))
		return;
	g_autofree char *command = g_strconcat(pager ? pager : "less", or_cat, NULL);
	int ends[2];
	if (pipe(ends) != 0)
		return;
	g_setenv("LESS", "FRX", FALSE);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	if (child > 0) {
		dup2(ends[1], STDOUT_FILENO);
		running = child;
	}
	close(ends[1]);
}

void ws_pager_finish(void) {
	if (!running)
		return;
	fclose(stdout);
	waitpid(running, NULL, 0);
	running = 0;
}
