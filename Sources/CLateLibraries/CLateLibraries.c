#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CLateLibraries.h"

#include <dlfcn.h>
#include <locale.h>
#include <pthread.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

// File names as the system that the program runs on has them, the one with the version of the interface first.
#ifdef __APPLE__
#define LATE_NAMES(version, name, apple) {apple, "/opt/homebrew/lib/" apple, "/usr/local/lib/" apple}
#else
#define LATE_NAMES(version, name, apple) {version, name}
#endif

static void *open_first(const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
        if (library) return library;
    }
    return NULL;
}

#define LATE_FIND(result, name, parameters) \
    && (*(void **)&table->name = dlsym(library, #name))

// Defines the function that answers the table of a library.
#define LATE_LIBRARY(library_name, functions, ...) \
    static struct library_name library_name##_table; \
    static int library_name##_is_there; \
    static void library_name##_load(void) { \
        static const char *const names[] = LATE_NAMES(__VA_ARGS__); \
        struct library_name *table = &library_name##_table; \
        void *library = open_first(names, sizeof names / sizeof *names); \
        library_name##_is_there = library functions(LATE_FIND); \
    } \
    const struct library_name *library_name(void) { \
        static pthread_once_t once = PTHREAD_ONCE_INIT; \
        pthread_once(&once, library_name##_load); \
        return library_name##_is_there ? &library_name##_table : NULL; \
    }

LATE_LIBRARY(libarchive, LIBARCHIVE, "libarchive.so.13", "libarchive.so", "libarchive.dylib")
LATE_LIBRARY(zlib, ZLIB, "libz.so.1", "libz.so", "libz.dylib")
LATE_LIBRARY(libgsf, LIBGSF, "libgsf-1.so.114", "libgsf-1.so", "libgsf-1.dylib")
LATE_LIBRARY(libpff, LIBPFF, "libpff.so.1", "libpff.so", "libpff.dylib")
LATE_LIBRARY(libxml2, LIBXML2, "libxml2.so.2", "libxml2.so", "libxml2.dylib")

static locale_t letters;

static void letters_load(void) {
    letters = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
    if (!letters) letters = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", NULL);
}

void *late_letters_begin(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, letters_load);
    return letters ? (void *)uselocale(letters) : NULL;
}

void late_letters_end(void *before) {
    if (before) uselocale((locale_t)before);
}
