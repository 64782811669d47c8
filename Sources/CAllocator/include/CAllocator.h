// What Swift cannot say to the allocator of the C library.
#ifndef C_ALLOCATOR_H
#define C_ALLOCATOR_H

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Lets pieces of memory of 128 KiB and more go back to the system as soon as they are freed. The GNU C library raises that size each time
/// such a piece is freed, and keeps the memory for the next one; a table that grows has no next one of its size.
static inline void return_large_pieces(void) {
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
#endif
}

#endif
