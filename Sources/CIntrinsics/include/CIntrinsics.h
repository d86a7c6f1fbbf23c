#pragma once

/// The few instructions that Swift cannot say.

/// Tells the processor that this is a waiting loop.
static inline void processor_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
