// Counts the allocations of the process, where the C library lets a program stand before its allocator (glibc).

#ifndef C_ALLOCATIONS_H
#define C_ALLOCATIONS_H

#include <stdint.h>

// Allocations since the start; -1 where they cannot be counted.
int64_t allocation_count(void);

#endif
