/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over kept inputs: files, and the files in folders. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run(const char *path) {
	FILE *f = fopen(path, "rb");
	struct stat st;
	if (!f || fstat(fileno(f), &st) != 0) {
		perror(path);
		return 0;
	}
	/* Exactly as large as the input: a read beyond it is an error that tools see. */
	uint8_t *data = malloc(st.st_size ? (size_t)st.st_size : 1);
	size_t n = data ? fread(data, 1, (size_t)st.st_size, f) : 0;
	fclose(f);
	LLVMFuzzerTestOneInput(data, n);
	free(data);
	return 1;
}

int main(int argc, char **argv) {
	int runs = 0;
	for (int i = 1; i < argc; i++) {
		DIR *folder = opendir(argv[i]);
		if (!folder) {
			runs += run(argv[i]);
			continue;
		}
		for (struct dirent *e; (e = readdir(folder));) {
			char path[4096];
			snprintf(path, sizeof path, "%s/%s", argv[i], e->d_name);
			if (e->d_name[0] != '.')
				runs += run(path);
		}
		closedir(folder);
	}
	if (!runs)
		fprintf(stderr, "%s: no inputs\n", argv[0]);
	return runs == 0;
}
