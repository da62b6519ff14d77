/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The child's confinement.

   What is guaranteed, whatever a document makes a parser do, on Linux for any user:
     memory      RLIMIT_AS: allocation fails beyond the limit, which ends the child (memory.h; main.c for libxml2)
     time        RLIMIT_CPU is moved ahead for each file; a timer ends the child that sits longer than the wall-clock limit on one
     disk        RLIMIT_FSIZE 0: no byte is written to any file; RLIMIT_CORE 0
     privileges  PR_SET_NO_NEW_PRIVS: no set-user-id program gains anything
     network     a seccomp filter (x86-64 and arm64) refuses to make sockets and io_uring queues, also in converters the child starts;
                 on other machines a network namespace of its own where the system allows one, otherwise nothing
     life        the timer also notices that the parent is gone; between files the hung-up socket does

   What is not: the child can read every file its user can. It must, for it opens the documents itself; without network and disk there is
   nowhere to take what it reads but back to the parent as text.

   PR_SET_PDEATHSIG is not used: it fires when the thread that started the child ends, and threads of a pool come and go. */
#include "indexer/reader/isolation.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "indexer/reader/format/format.h"
#include "text/memory.h"

static pid_t parent_pid;
static volatile sig_atomic_t busy_file;
static volatile time_t started;

static void limit(int what, rlim_t soft, rlim_t hard) {
	struct rlimit now;
	if (getrlimit(what, &now) != 0)
		return;
	if (now.rlim_max != RLIM_INFINITY && (hard == RLIM_INFINITY || hard > now.rlim_max))
		hard = now.rlim_max;
	if (hard != RLIM_INFINITY && (soft == RLIM_INFINITY || soft > hard))
		soft = hard;
	setrlimit(what, &(struct rlimit){soft, hard});
}

static void tick(int signal) {
	(void)signal;
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	if (getppid() != parent_pid)
		_exit(0);
	if (busy_file && t.tv_sec - started > WS_CHILD_WALL)
		_exit(WS_CHILD_LATE);
}

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

/* true: no socket can be made any more. */
static bool refuse_sockets(void) {
#ifdef MACHINE
#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define REFUSE(number, above) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, above, 0)
	struct sock_filter rules[] = {
		FIELD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 0, 6),
		FIELD(nr),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 4, 0), /* the x32 names of the same calls */
		REFUSE(__NR_socket, 3),
		REFUSE(__NR_io_uring_setup, 2),
		REFUSE(__NR_bpf, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
	};
	struct sock_fprog program = {.len = sizeof rules / sizeof *rules, .filter = rules};
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
	return false;
#endif
}

void ws_confine(long parent) {
	parent_pid = (pid_t)parent;
	limit(RLIMIT_CORE, 0, 0);
	/* Raised for a moment only to fill a memory file, see ws_source_fd(). */
	limit(RLIMIT_FSIZE, 0, ws_limits.file);
	if (!WS_SANITIZED)
		limit(RLIMIT_AS, (rlim_t)WS_CHILD_MEMORY_MB << 20, (rlim_t)WS_CHILD_MEMORY_MB << 20);
	limit(RLIMIT_NOFILE, 256, 256);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (!refuse_sockets() && unshare(CLONE_NEWNET) != 0)
		(void)!unshare(CLONE_NEWUSER | CLONE_NEWNET);
	struct sigaction action = {.sa_handler = tick, .sa_flags = SA_RESTART};
	sigaction(SIGALRM, &action, NULL);
	struct itimerval every = {.it_interval = {.tv_sec = 1}, .it_value = {.tv_sec = 1}};
	setitimer(ITIMER_REAL, &every, NULL);
}

void ws_confine_file(bool busy) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	started = t.tv_sec;
	busy_file = busy;
	struct rusage used;
	getrusage(RUSAGE_SELF, &used);
	limit(RLIMIT_CPU, (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + WS_CHILD_CPU), RLIM_INFINITY);
}
