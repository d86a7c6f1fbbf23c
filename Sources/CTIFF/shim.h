#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>

// libtiff reads files through callbacks with variable arguments for messages. Swift sees a file in memory and
// the first message instead.

typedef struct {
    TIFF *_Nullable tiff;
    const uint8_t *_Nullable bytes;
    uint64_t count;
    uint64_t position;
    uint32_t width;
    uint32_t height;
    // The TIFF orientation tag, 1 to 8.
    uint16_t orientation;
    // The first error; empty if there was none.
    char message[160];
} fer_tiff;

static tmsize_t fer_tiff_read(thandle_t handle, void *_Nonnull buffer, tmsize_t size) {
    fer_tiff *file = (fer_tiff *)handle;
    if (size <= 0 || file->position >= file->count) return 0;
    uint64_t left = file->count - file->position;
    uint64_t copied = (uint64_t)size < left ? (uint64_t)size : left;
    memcpy(buffer, file->bytes + file->position, copied);
    file->position += copied;
    return (tmsize_t)copied;
}

static tmsize_t fer_tiff_write(thandle_t handle, void *_Nonnull buffer, tmsize_t size) {
    (void)handle, (void)buffer, (void)size;
    return 0;
}

static toff_t fer_tiff_seek(thandle_t handle, toff_t offset, int whence) {
    fer_tiff *file = (fer_tiff *)handle;
    uint64_t base = whence == SEEK_CUR ? file->position : whence == SEEK_END ? file->count : 0;
    file->position = base + offset;
    return file->position;
}

static int fer_tiff_close_handle(thandle_t handle) {
    (void)handle;
    return 0;
}

static toff_t fer_tiff_size(thandle_t handle) { return ((fer_tiff *)handle)->count; }

static int fer_tiff_error(
    TIFF *_Nullable tiff, void *_Nullable context, const char *_Nullable module, const char *_Nonnull format,
    va_list arguments) {
    (void)tiff, (void)module;
    fer_tiff *file = (fer_tiff *)context;
    if (file->message[0] == 0) vsnprintf(file->message, sizeof file->message, format, arguments);
    return 1;
}

static int fer_tiff_warning(
    TIFF *_Nullable tiff, void *_Nullable context, const char *_Nullable module, const char *_Nonnull format,
    va_list arguments) {
    (void)tiff, (void)context, (void)module, (void)format, (void)arguments;
    return 1;
}

// Opens the first image of a file in memory and reads its size. `bytes` must outlive `file`.
// Returns 1, or 0 with a message. `fer_tiff_close` is called in both cases.
static inline int fer_tiff_open(fer_tiff *_Nonnull file, const uint8_t *_Nonnull bytes, uint64_t count) {
    memset(file, 0, sizeof *file);
    file->bytes = bytes;
    file->count = count;
    file->orientation = 1;
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!options) return 0;
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)1 << 30);
    TIFFOpenOptionsSetErrorHandlerExtR(options, fer_tiff_error, file);
    TIFFOpenOptionsSetWarningHandlerExtR(options, fer_tiff_warning, file);
    // m: read through the callbacks, without mapping.
    file->tiff = TIFFClientOpenExt(
        "TIFF", "rm", (thandle_t)file, fer_tiff_read, fer_tiff_write, fer_tiff_seek, fer_tiff_close_handle,
        fer_tiff_size, NULL, NULL, options);
    TIFFOpenOptionsFree(options);
    if (!file->tiff) return 0;
    TIFFGetFieldDefaulted(file->tiff, TIFFTAG_ORIENTATION, &file->orientation);
    return TIFFGetField(file->tiff, TIFFTAG_IMAGEWIDTH, &file->width)
        && TIFFGetField(file->tiff, TIFFTAG_IMAGELENGTH, &file->height);
}

// Decodes the image to width × height RGBA values in the stored order of rows and columns.
// Returns 1, or 0 with a message.
static inline int fer_tiff_decode(fer_tiff *_Nonnull file, uint8_t *_Nonnull rgba) {
    uint16_t channels = 0, photometric = 0, extraCount = 0;
    uint16_t *extra = NULL;
    TIFFGetFieldDefaulted(file->tiff, TIFFTAG_SAMPLESPERPIXEL, &channels);
    TIFFGetFieldDefaulted(file->tiff, TIFFTAG_EXTRASAMPLES, &extraCount, &extra);
    TIFFGetField(file->tiff, TIFFTAG_PHOTOMETRIC, &photometric);
    if (photometric == PHOTOMETRIC_RGB && channels == 4 && extraCount == 1) {
        // Unassociated alpha would be multiplied into the colors; as unspecified data it is copied beside them.
        uint16_t unspecified = EXTRASAMPLE_UNSPECIFIED;
        TIFFSetField(file->tiff, TIFFTAG_EXTRASAMPLES, 1, &unspecified);
    }
    TIFFSetField(file->tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    uint32_t *raster = (uint32_t *)(void *)rgba;
    if (!TIFFReadRGBAImageOriented(file->tiff, file->width, file->height, raster, ORIENTATION_TOPLEFT, 1)) return 0;
    uint64_t pixels = (uint64_t)file->width * file->height;
    for (uint64_t pixel = 0; pixel < pixels; pixel++) {
        uint32_t value = raster[pixel];
        rgba[4 * pixel] = TIFFGetR(value);
        rgba[4 * pixel + 1] = TIFFGetG(value);
        rgba[4 * pixel + 2] = TIFFGetB(value);
        rgba[4 * pixel + 3] = TIFFGetA(value);
    }
    return 1;
}

static inline void fer_tiff_close(fer_tiff *_Nonnull file) {
    if (file->tiff) TIFFClose(file->tiff);
    file->tiff = NULL;
}

static inline const char *_Nonnull fer_tiff_message(const fer_tiff *_Nonnull file) { return file->message; }
