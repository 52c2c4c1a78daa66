/* daisy-player stops where there is no sound card; preloaded, this tells it of one that is none. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef FILE *(*Open)(const char *, const char *);

static FILE *open_as(const char *name, const char *path, const char *mode) {
  if (strcmp(path, "/proc/asound/cards") == 0) {
    FILE *cards = tmpfile();
    fputs(" 0 [None           ]: None - None\n                      None\n", cards);
    rewind(cards);
    return cards;
  }
  return ((Open)dlsym(RTLD_NEXT, name))(path, mode);
}

FILE *fopen(const char *path, const char *mode) { return open_as("fopen", path, mode); }
FILE *fopen64(const char *path, const char *mode) { return open_as("fopen64", path, mode); }
