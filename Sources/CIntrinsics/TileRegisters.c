#include "TileRegisters.h"

#include <stdlib.h>
#include <string.h>

#if defined(__AMX_BF16__)

#include <sys/syscall.h>
#include <unistd.h>

/// Linux hands tile registers only to processes that ask for them, since they enlarge what every thread switch saves.
///
/// Source: Linux, Documentation/arch/x86/xstate.rst.
bool tile_registers_available(void) {
    enum { request_permission = 0x1023, tile_data = 18 };
    return syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
}

#else

bool tile_registers_available(void) {
    return getenv("FER_TUI_EMULATE_TILES") != NULL;
}

#endif

enum { tile_count = 8, most_rows = 16, most_bytes = 64 };

static _Thread_local struct tile_shapes current;
static _Thread_local unsigned char contents[tile_count][most_rows][most_bytes];

void emulated_tiles_configure(const struct tile_shapes *shapes) {
    current = *shapes;
    memset(contents, 0, sizeof contents);
}

void emulated_tile_clear(int tile) {
    memset(contents[tile], 0, sizeof contents[tile]);
}

void emulated_tile_load(int tile, const void *address, long stride) {
    for (int row = 0; row < current.rows[tile]; row++) {
        memcpy(contents[tile][row], (const char *)address + row * stride, current.row_bytes[tile]);
    }
}

void emulated_tile_store(int tile, void *address, long stride) {
    for (int row = 0; row < current.rows[tile]; row++) {
        memcpy((char *)address + row * stride, contents[tile][row], current.row_bytes[tile]);
    }
}

static float float_from_bfloat(unsigned short bits) {
    unsigned int wide = (unsigned int)bits << 16;
    float value;
    memcpy(&value, &wide, sizeof value);
    return value;
}

void emulated_tile_add_product(int sum) {
    float (*sums)[16] = (float (*)[16])contents[sum];
    unsigned short (*left)[32] = (unsigned short (*)[32])contents[4 + sum / 2];
    unsigned short (*right)[32] = (unsigned short (*)[32])contents[6 + sum % 2];
    for (int row = 0; row < current.rows[sum]; row++) {
        for (int pair = 0; pair < current.rows[6 + sum % 2]; pair++) {
            float first = float_from_bfloat(left[row][2 * pair]);
            float second = float_from_bfloat(left[row][2 * pair + 1]);
            for (int column = 0; column < 16; column++) {
                sums[row][column] += first * float_from_bfloat(right[pair][2 * column])
                    + second * float_from_bfloat(right[pair][2 * column + 1]);
            }
        }
    }
}
