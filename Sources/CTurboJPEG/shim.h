#pragma once

#include <turbojpeg.h>

// The length of a side after scaling, as the decoder rounds it.
static inline int fer_jpeg_scaled(int length, tjscalingfactor factor) {
    return TJSCALED(length, factor);
}

// Bounds the number of scans: a small progressive file may otherwise take hours.
static inline int fer_jpeg_decode_flags(void) {
    return TJFLAG_LIMITSCANS;
}

static inline int fer_jpeg_is_warning(tjhandle _Nonnull handle) {
    return tjGetErrorCode(handle) == TJERR_WARNING;
}
