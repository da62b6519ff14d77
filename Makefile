# SPDX-License-Identifier: GPL-3.0-or-later
# wensuo (文索): full-text search over Chinese policy documents.
#
#   make demo          install what is missing, build, index corpus/ and show a search, a mentions list and a figures table
#   make check         install what is missing, build, run every test     UPDATE=1 rewrites the expected output of tests/cli
#   make               build build/wensuo and its reader
#   make deps          install what is missing (Debian packages, through apt; with sudo when not root)
#   make bench         timings, as ratios against something run beside them        make fuzz   run the fuzz targets (FUZZ_SECONDS=60)
#   make install uninstall clean
#
#   SANITIZE=1         build with ASan and UBSan, under build/sanitize             WERROR=1    warnings are errors
#   V=1                show whole commands
#   PREFIX=/usr/local  DESTDIR=  CC=cc  CFLAGS=-O3 -g

PREFIX ?= /usr/local
CFLAGS ?= -O3 -g
B := $(if $(SANITIZE),build/sanitize,build)
VERSION := 0.1.0

PACKAGES := gcc g++ libc6-dev pkg-config libicu-dev libsqlite3-dev libglib2.0-dev libxml2-dev libarchive-dev libpoppler-glib-dev \
	poppler-data libjansson-dev libxxhash-dev libxapian-dev xapian-tools check catdoc antiword zstd time python3

# The command links no parser of document formats: those belong to the reader, its child program; nor Xapian, which is loaded when asked for; nor
# libxxhash, whose header has all of it.
COMMAND_LIBS := sqlite3 icu-uc glib-2.0 jansson
XAPIAN_LIBS := xapian-core
READER_LIBS := icu-uc icu-i18n glib-2.0 libxml-2.0 libarchive poppler-glib
TEST_LIBS := check

TEXT := $(wildcard text/*.c)
COMMAND := $(TEXT) $(wildcard store/*.c store/sqlite/*.c store/shards/*.c query/*.c indexer/*.c indexer/reader/*.c indexer/structure/*.c indexer/facts/*.c cli/*.c)
XAPIAN := $(wildcard store/xapian/*.c)
READER := $(TEXT) indexer/reader/wire.c indexer/reader/ending.c $(wildcard indexer/reader/format/*.c)
TESTS := $(wildcard tests/unit/test_*.c)
GENERATED := $(patsubst text/tables/%.c,$(B)/text/tables/%.inc,$(wildcard text/tables/*.c)) $(patsubst text/data/%.tsv,$(B)/text/data/%.inc,$(wildcard text/data/*.tsv))

# What wraps Xapian is the only C++.
OBJECTS = $(COMMAND:%.c=$(B)/%.o)
XAPIAN_OBJECTS = $(XAPIAN:%.c=$(B)/%.o) $(B)/store/xapian/xapian.o
libs = $(shell pkg-config --libs $(1) 2>/dev/null) $(if $(filter xapian-core,$(1)),-lstdc++)
flags = $(shell pkg-config --cflags $(1) 2>/dev/null)
FLAGS = -D_GNU_SOURCE -DXXH_INLINE_ALL -DWS_VERSION='"$(VERSION)"' -I. -I$(B) -Wall -Wextra $(if $(WERROR),-Werror) \
	$(if $(SANITIZE),-fsanitize=address$(,)undefined -fno-omit-frame-pointer -Wno-format-truncation) -pthread -MMD -MP $(CFLAGS)
ALL_FLAGS = -std=c11 $(FLAGS)
, := ,
# libxapian's own check frees an object by the size of its base class; without memory the program itself says so.
export ASAN_OPTIONS := new_delete_type_mismatch=0:allocator_may_return_null=1
export LSAN_OPTIONS := suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0

# V=1 shows the whole commands.
Q = $(if $(V),,@echo '  $@';)
LINK = $(Q)$(CC) $(ALL_FLAGS) $(LDFLAGS)

all: $(B)/wensuo $(B)/wensuo-reader $(B)/wensuo-xapian.so

# The module finds what it needs of store/ and text/ in the command, and the command finds the module in its run path (of the older kind, which holds
# whoever asks: sanitizers open modules in the command's place).
$(B)/wensuo: $(OBJECTS)
	$(LINK) -rdynamic '-Wl,--disable-new-dtags,-rpath,$$ORIGIN:$$ORIGIN/../libexec/wensuo' -o $@ $^ $(call libs,$(COMMAND_LIBS)) -lm

$(B)/wensuo-xapian.so: $(XAPIAN_OBJECTS)
	$(LINK) -shared -o $@ $^ $(call libs,$(XAPIAN_LIBS))

$(B)/store/xapian/%.o: PIC := -fPIC

$(B)/wensuo-reader: $(READER:%.c=$(B)/%.o)
	$(LINK) -o $@ $^ $(call libs,$(READER_LIBS)) -lm

PKG_FLAGS := $(call flags,$(COMMAND_LIBS) $(XAPIAN_LIBS) $(READER_LIBS) $(TEST_LIBS))
$(B)/%.o: %.c Makefile | $(GENERATED)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_FLAGS) $(PIC) $(PKG_FLAGS) -c -o $@ $<

$(B)/%.o: %.cc Makefile
	@mkdir -p $(@D)
	$(Q)$(CXX) -std=c++17 $(FLAGS) $(PIC) $(PKG_FLAGS) -c -o $@ $<

# Tables made from ICU and the word lists when the program is built: text/tables/x.c prints build/text/tables/x.inc.
$(B)/text/tables/region.inc: text/fold.c text/arena.c text/memory.c text/utf8.c text/region_form.h $(B)/text/tables/fold.inc $(B)/text/data/regions.inc
$(B)/text/tables/%.inc: text/tables/%.c
	@mkdir -p $(@D)
	@$(CC) -std=c11 -D_GNU_SOURCE -O1 -I. -I$(B) $(call flags,icu-uc icu-i18n) -o $(@:.inc=.gen) $(filter %.c,$^) $(call libs,icu-uc icu-i18n)
	@$(@:.inc=.gen) > $@

# Word lists: each line of text/data/x.tsv becomes a row {"field", "field"}, in build/text/data/x.inc.
$(B)/text/data/%.inc: text/data/%.tsv text/data/rows.awk
	@mkdir -p $(@D)
	@awk -f text/data/rows.awk $< > $@

# The bench, and unit tests, a program for each module, are linked with everything but the command's main.
LIBRARY := $(filter-out $(B)/cli/%,$(sort $(OBJECTS) $(XAPIAN_OBJECTS)))
$(B)/tests/bench/bench: $(B)/tests/bench/bench.o $(LIBRARY)
	$(LINK) -o $@ $^ $(call libs,$(COMMAND_LIBS) $(XAPIAN_LIBS)) -lm

$(B)/tests/unit/%: $(B)/tests/unit/%.o $(LIBRARY)
	$(LINK) -o $@ $^ $(call libs,$(COMMAND_LIBS) $(XAPIAN_LIBS) $(TEST_LIBS)) -lm

# Tests of formats are linked with the reader's parsers too.
FORMATS := $(filter-out $(B)/indexer/reader/format/main.o,$(READER:%.c=$(B)/%.o))
FORMAT_TESTS := $(shell grep -l 'indexer/reader/format/' $(TESTS))
$(FORMAT_TESTS:%.c=$(B)/%): $(B)/%: $(B)/%.o $(LIBRARY) $(FORMATS)
	$(LINK) -o $@ $(sort $^) $(call libs,$(COMMAND_LIBS) $(XAPIAN_LIBS) $(READER_LIBS) $(TEST_LIBS)) -lm

unit: $(TESTS:%.c=$(B)/%) $(B)/wensuo-reader
	@for t in $(TESTS:%.c=$(B)/%); do CK_VERBOSITY=$${CK_VERBOSITY:-minimal} CK_DEFAULT_TIMEOUT=120 $$t || exit 1; done

# Fuzz targets: tests/fuzz/fuzz_x.c with its small corpus in tests/fuzz/corpus/x. `check` replays the corpora; `fuzz` looks for more with clang.
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SECONDS ?= 60
FUZZ_MAIN := $(if $(LIBFUZZER),,$(B)/tests/fuzz/replay.o)
$(B)/tests/fuzz/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(FUZZ_MAIN) $(filter-out $(B)/cli/%,$(OBJECTS)) $(FORMATS)
	$(LINK) $(LIBFUZZER) -o $@ $(sort $^) $(call libs,$(COMMAND_LIBS) $(READER_LIBS)) -lm

replay: $(FUZZ:%=$(B)/tests/fuzz/fuzz_%)
	@for f in $(FUZZ); do $(B)/tests/fuzz/fuzz_$$f tests/fuzz/corpus/$$f || exit 1; done

fuzz:
	$(MAKE) deps PACKAGES='$(PACKAGES) clang libclang-rt-14-dev'
	$(MAKE) B=build/fuzz CC=clang LIBFUZZER=-fsanitize=fuzzer CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer' \
		$(FUZZ:%=build/fuzz/tests/fuzz/fuzz_%)
	@for f in $(FUZZ); do mkdir -p build/fuzz/found/$$f && build/fuzz/tests/fuzz/fuzz_$$f -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -timeout=20 -rss_limit_mb=3000 \
		-artifact_prefix=build/fuzz/found/ build/fuzz/found/$$f tests/fuzz/corpus/$$f || exit 1; done

house: all
	tests/house/layers
	tests/house/headers $(B)
	tests/house/symbols $(B)

# What is missing is installed first, then a second make sees it.
check: deps
	$(MAKE) --no-print-directory -j$$(nproc) all
	$(MAKE) --no-print-directory unit replay house
	tests/cli/manifest $(B)
	tests/cli/readme $(B)
	tests/cli/run $(B)
	tests/relevance/run $(B)
	tests/robust/run $(B)

demo: deps
	$(MAKE) --no-print-directory -j$$(nproc) all
	@docs/demo $(B)

bench: deps
	$(MAKE) all $(B)/tests/bench/bench
	tests/bench/run $(B)

deps:
	@missing=; for p in $(PACKAGES); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] && exit 0; \
	[ "$$(id -u)" = 0 ] && as= || as=sudo; \
	echo "installing$$missing"; \
	$$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null

install: all
	install -D -m 755 $(B)/wensuo $(DESTDIR)$(PREFIX)/bin/wensuo
	install -D -m 755 $(B)/wensuo-reader $(DESTDIR)$(PREFIX)/libexec/wensuo/wensuo-reader
	install -D -m 644 $(B)/wensuo-xapian.so $(DESTDIR)$(PREFIX)/libexec/wensuo/wensuo-xapian.so

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/wensuo $(addprefix $(DESTDIR)$(PREFIX)/libexec/wensuo/,wensuo-reader wensuo-xapian.so)

-include $(shell find $(B) -name '*.d' 2>/dev/null)

clean:
	rm -rf build

.PHONY: all unit replay house check demo bench fuzz deps install uninstall clean
.DELETE_ON_ERROR:
.SECONDARY:
