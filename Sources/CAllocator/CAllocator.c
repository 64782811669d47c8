// Everything is inline; this file makes a module of the header.
#include "CAllocator.h"
