#pragma once

#include <stdbool.h>

/// Tile registers (AMX): eight matrices of up to sixteen rows of 64 bytes, and one instruction that adds a product of
/// two of them to a third.
///
/// The matrices are given fixed parts: four sums, 0 to 3, of the products of two left factors, 4 and 5, with two right
/// factors, 6 and 7. Left factors are rows of bfloat16; right factors have a row for each pair of terms,
/// [terms / 2][16][2]; sums are rows of sixteen floats.
///
/// Where the build has no such instructions the same functions compute with memory of the calling thread: slow, and for
/// tests alone.
///
/// Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, chapter 18, and volume 2,
/// TDPBF16PS.

/// How many rows the registers have, and how many bytes a row: what LDTILECFG reads.
struct tile_shapes {
    unsigned char palette;
    unsigned char first_row;
    unsigned char reserved[14];
    unsigned short row_bytes[16];
    unsigned char rows[16];
};

/// - Parameters:
///   - rows: of left factors and sums, 1 to 16.
///   - terms: an even number up to 32.
static inline struct tile_shapes tile_shapes_for(int rows, int terms) {
    struct tile_shapes shapes = {.palette = 1};
    for (int tile = 0; tile < 8; tile++) {
        shapes.rows[tile] = tile < 6 ? rows : terms / 2;
        shapes.row_bytes[tile] = tile == 4 || tile == 5 ? 2 * terms : 64;
    }
    return shapes;
}

/// Whether products may use tile registers: the build has the instructions, and the system lets this process use them.
/// Without the instructions it is whether `FER_TUI_EMULATE_TILES` is set.
bool tile_registers_available(void);

/// The same functions without the instructions.
void emulated_tiles_configure(const struct tile_shapes *shapes);
void emulated_tile_clear(int tile);
void emulated_tile_load(int tile, const void *address, long stride);
void emulated_tile_store(int tile, void *address, long stride);
void emulated_tile_add_product(int sum);

/// Sets the shapes of all registers, and their contents to zero.
static inline __attribute__((always_inline)) void tiles_configure(const struct tile_shapes *shapes) {
#if defined(__AMX_BF16__)
    __builtin_ia32_tile_loadconfig(shapes);
#else
    emulated_tiles_configure(shapes);
#endif
}

/// Gives the registers back: a thread that holds them is slower to switch to, and keeps the core from its deepest sleep.
static inline __attribute__((always_inline)) void tiles_release(void) {
#if defined(__AMX_BF16__)
    __builtin_ia32_tilerelease();
#endif
}

/// The instructions name their registers: a call with a number that is known when it is compiled becomes one of them.
#if defined(__AMX_BF16__)
#define FOR_TILE(tile, instruction)        \
    switch (tile) {                        \
        case 0: instruction(0); break;     \
        case 1: instruction(1); break;     \
        case 2: instruction(2); break;     \
        case 3: instruction(3); break;     \
        case 4: instruction(4); break;     \
        case 5: instruction(5); break;     \
        case 6: instruction(6); break;     \
        default: instruction(7); break;    \
    }
#endif

static inline __attribute__((always_inline)) void tile_clear(int tile) {
#if defined(__AMX_BF16__)
#define CLEAR(number) __builtin_ia32_tilezero(number)
    FOR_TILE(tile, CLEAR)
#undef CLEAR
#else
    emulated_tile_clear(tile);
#endif
}

/// - Parameter stride: bytes between two rows.
static inline __attribute__((always_inline)) void tile_load(int tile, const void *address, long stride) {
#if defined(__AMX_BF16__)
#define LOAD(number) __builtin_ia32_tileloadd64(number, address, stride)
    FOR_TILE(tile, LOAD)
#undef LOAD
#else
    emulated_tile_load(tile, address, stride);
#endif
}

static inline __attribute__((always_inline)) void tile_store(int tile, void *address, long stride) {
#if defined(__AMX_BF16__)
#define STORE(number) __builtin_ia32_tilestored64(number, address, stride)
    FOR_TILE(tile, STORE)
#undef STORE
#else
    emulated_tile_store(tile, address, stride);
#endif
}

/// Adds to one of the sums: left factor 4 + sum / 2 times right factor 6 + sum % 2.
static inline __attribute__((always_inline)) void tile_add_product(int sum) {
#if defined(__AMX_BF16__)
    switch (sum) {
        case 0: __builtin_ia32_tdpbf16ps(0, 4, 6); break;
        case 1: __builtin_ia32_tdpbf16ps(1, 4, 7); break;
        case 2: __builtin_ia32_tdpbf16ps(2, 5, 6); break;
        default: __builtin_ia32_tdpbf16ps(3, 5, 7); break;
    }
#else
    emulated_tile_add_product(sum);
#endif
}
