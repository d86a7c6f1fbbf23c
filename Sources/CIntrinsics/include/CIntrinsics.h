#pragma once

#include "TileRegisters.h"

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

/// sum + a · b with the product's own rounding added back: for differences of which little is left. `sum` and a · b
/// are nearly each other's negatives.
///
/// Source: Dekker, "A Floating-Point Technique for Extending the Available Precision", 1971.
static inline __attribute__((always_inline)) float_vector vector_multiply_add_exactly(
    float_vector sum, float_vector a, float_vector b) {
#if defined(__FMA__) || defined(__aarch64__)
    return __builtin_elementwise_fma(a, b, sum);
#else
    float_vector a_scaled = 4097.0f * a, b_scaled = 4097.0f * b;
    float_vector a_high = a_scaled - (a_scaled - a), b_high = b_scaled - (b_scaled - b);
    float_vector a_low = a - a_high, b_low = b - b_high;
    float_vector product = a * b;
    float_vector rounding = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
    return (sum + product) + rounding;
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

/// Each value, no further from zero than `most`.
static inline __attribute__((always_inline)) float_vector vector_limit_magnitude(float_vector x, float most) {
    float_vector limit = (float_vector){0} + most;
#if defined(__AVX512DQ__)
    // The operand of the smaller magnitude (binary 10) with the sign of the first (00), rounding as is (4).
    return __builtin_ia32_rangeps512_mask(x, limit, 2, x, (unsigned short)-1, 4);
#else
    return vector_minimum(vector_maximum(x, -limit), limit);
#endif
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

/// Asks for a cache line that is read a little later, into the second-level cache. Any address will do.
static inline __attribute__((always_inline)) void cache_line_prefetch(const void *address) {
    __builtin_prefetch(address, 0, 2);
}

/// Two vectors as the 16 × 16 transposition shuffles them: a0 b0 a1 b1 … of their lower or upper halves.
static inline __attribute__((always_inline)) float_vector vector_interleave_lower(
    float_vector a, float_vector b) {
    return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

static inline __attribute__((always_inline)) float_vector vector_interleave_upper(
    float_vector a, float_vector b) {
    return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/// Sixteen bfloat16, the upper halves of floats, as their bits; Swift's SIMD16<UInt16>.
typedef unsigned short bfloat_vector __attribute__((vector_size(32)));

/// Thirty-two bfloat16: sixteen pairs that are multiplied and summed together. Swift's SIMD32<UInt16>.
typedef unsigned short bfloat_pairs __attribute__((vector_size(64)));

/// The nearest bfloat16, ties to even.
static inline __attribute__((always_inline)) bfloat_vector bfloat_from_vector(float_vector x) {
#if defined(__AVX512BF16__)
    typedef __bf16 native_vector __attribute__((vector_size(32)));
    return (bfloat_vector)__builtin_ia32_cvtneps2bf16_512_mask(x, (native_vector){0}, (unsigned short)-1);
#else
    typedef unsigned int bits_vector __attribute__((vector_size(64)));
    bits_vector bits = (bits_vector)x;
    bits_vector rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
    bits_vector quiet = (bits >> 16) | 0x40;
    bits_vector is_number = (bits_vector)(x == x);
    return __builtin_convertvector((rounded & is_number) | (quiet & ~is_number), bfloat_vector);
#endif
}

static inline __attribute__((always_inline)) float_vector vector_from_bfloat(bfloat_vector x) {
    typedef unsigned int bits_vector __attribute__((vector_size(64)));
    return (float_vector)(__builtin_convertvector(x, bits_vector) << 16);
}

/// a0 b0 a1 b1 …
static inline __attribute__((always_inline)) bfloat_pairs bfloat_pair_up(bfloat_vector a, bfloat_vector b) {
    return __builtin_shufflevector(
        a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28,
        13, 29, 14, 30, 15, 31);
}

/// The same of the two halves of one vector.
static inline __attribute__((always_inline)) bfloat_pairs bfloat_interleave_halves(bfloat_pairs x) {
    return __builtin_shufflevector(
        x, x, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28,
        13, 29, 14, 30, 15, 31);
}

/// Sixteen times the same pair.
static inline __attribute__((always_inline)) bfloat_pairs bfloat_pairs_repeating(unsigned int pair) {
    typedef unsigned int bits_vector __attribute__((vector_size(64)));
    return (bfloat_pairs)((bits_vector){0} + pair);
}

/// sum + a0 · b0 + a1 · b1 for each of the sixteen pairs.
static inline __attribute__((always_inline)) float_vector vector_add_pair_products(
    float_vector sum, bfloat_pairs a, bfloat_pairs b) {
#if defined(__AVX512BF16__)
    typedef __bf16 native_vector __attribute__((vector_size(64)));
    return __builtin_ia32_dpbf16ps_512(sum, (native_vector)a, (native_vector)b);
#else
    typedef unsigned int bits_vector __attribute__((vector_size(64)));
    bits_vector a_bits = (bits_vector)a, b_bits = (bits_vector)b;
    sum = vector_multiply_add(
        sum, (float_vector)(a_bits & 0xffff0000), (float_vector)(b_bits & 0xffff0000));
    return vector_multiply_add(sum, (float_vector)(a_bits << 16), (float_vector)(b_bits << 16));
#endif
}

static inline __attribute__((always_inline)) void bfloat_stream_store(
    bfloat_vector value, unsigned short *address) {
    __builtin_nontemporal_store(value, (bfloat_vector *)address);
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
#if defined(__AMX_BF16__)
           "amx_tile amx_bf16 "
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

/// Gives memory that was freed back to the system, where the C library can.
void freed_memory_give_back(void);

/// Whether this build has the address sanitizer.
bool address_sanitizer_is_active(void);

/// Lets the address sanitizer report every access to some bytes, or no longer. Nothing happens in builds without it.
void address_sanitizer_forbid(const void *start, long bytes);
void address_sanitizer_allow(const void *start, long bytes);
