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

/// 1 / x, to within two units in the last place: the processor's estimate and one step of Newton's method
/// take a fraction of a division's time.
static inline __attribute__((always_inline)) float_vector vector_reciprocal(float_vector x) {
#if defined(__AVX512F__)
    float_vector estimate = __builtin_ia32_rcp14ps512_mask(x, (float_vector){0}, (unsigned short)-1);
    float_vector error = __builtin_elementwise_fma(-x, estimate, (float_vector){0} + 1.0f);
    return __builtin_elementwise_fma(estimate, error, estimate);
#else
    return 1.0f / x;
#endif
}

/// Stores past the caches: for output that is not read again soon, so that it is not first fetched.
static inline __attribute__((always_inline)) void vector_stream_store(float_vector value, float *address) {
    __builtin_nontemporal_store(value, (float_vector *)address);
}

/// Makes streamed stores visible to other processors before what comes after.
static inline void streamed_stores_finish(void) {
#if defined(__SSE2__)
    __builtin_ia32_sfence();
#endif
}

/// The processor flags that this was compiled for, as Linux names them, separated by spaces.
static inline const char *built_for_processor_flags(void) {
    return ""
#if defined(__AVX__)
           "avx "
#endif
#if defined(__AVX2__)
           "avx2 "
#endif
#if defined(__FMA__)
           "fma "
#endif
#if defined(__BMI2__)
           "bmi2 "
#endif
#if defined(__AVX512F__)
           "avx512f "
#endif
#if defined(__AVX512BW__)
           "avx512bw "
#endif
#if defined(__AVX512DQ__)
           "avx512dq "
#endif
#if defined(__AVX512VL__)
           "avx512vl "
#endif
#if defined(__AVX512BF16__)
           "avx512_bf16 "
#endif
        ;
}

/// Tells the processor that this is a waiting loop.
static inline void processor_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
