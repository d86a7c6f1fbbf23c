#pragma once

/// The few things that Swift cannot say, or says in a way that is a single instruction only when the
/// optimiser is lucky.

/// Sixteen floats; Swift's SIMD16<Float>.
typedef float float_vector __attribute__((vector_size(64)));

/// sum + a · b, rounded once where the processor can.
static inline __attribute__((always_inline)) float_vector vector_multiply_add(
    float_vector sum, float_vector a, float_vector b) {
#if defined(__FMA__) || defined(__aarch64__)
    return __builtin_elementwise_fma(a, b, sum);
#else
    return sum + a * b;
#endif
}

static inline __attribute__((always_inline)) float_vector vector_square_root(float_vector x) {
    return __builtin_elementwise_sqrt(x);
}

static inline __attribute__((always_inline)) float_vector vector_minimum(float_vector a, float_vector b) {
    return __builtin_elementwise_min(a, b);
}

static inline __attribute__((always_inline)) float_vector vector_maximum(float_vector a, float_vector b) {
    return __builtin_elementwise_max(a, b);
}

/// Tells the processor that this is a waiting loop.
static inline void processor_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
