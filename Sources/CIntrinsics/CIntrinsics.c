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

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_SANITIZER 1
void __asan_poison_memory_region(void const volatile *address, size_t size);
void __asan_unpoison_memory_region(void const volatile *address, size_t size);
#endif
#endif

bool address_sanitizer_is_active(void) {
#ifdef HAS_ADDRESS_SANITIZER
    return true;
#else
    return false;
#endif
}

void address_sanitizer_forbid(const void *start, long bytes) {
#ifdef HAS_ADDRESS_SANITIZER
    __asan_poison_memory_region(start, (size_t)bytes);
#endif
}

void address_sanitizer_allow(const void *start, long bytes) {
#ifdef HAS_ADDRESS_SANITIZER
    __asan_unpoison_memory_region(start, (size_t)bytes);
#endif
}
