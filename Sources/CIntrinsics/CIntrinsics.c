#include "CIntrinsics.h"

// Says which C library this is.
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void freed_memory_give_back(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}
