#pragma once

#include <png.h>
#include <string.h>

// libpng's simplified interface is half macros; Swift sees functions only.

// An image record ready for a begin_read or a write.
static inline png_image fer_png_image(void) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    return image;
}

// Asks for eight-bit RGBA whatever the file holds, 16-bit values without a gamma taken as sRGB.
static inline void fer_png_want_rgba(png_image *_Nonnull image) {
    image->format = PNG_FORMAT_RGBA;
    image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
}

// Describes eight-bit RGB rows that are to be written.
static inline void fer_png_describe_rgb(png_image *_Nonnull image, png_uint_32 width, png_uint_32 height) {
    image->width = width;
    image->height = height;
    image->format = PNG_FORMAT_RGB;
}

static inline int fer_png_failed(const png_image *_Nonnull image) {
    return PNG_IMAGE_FAILED(*image) != 0;
}

static inline const char *_Nonnull fer_png_message(const png_image *_Nonnull image) {
    return image->message;
}
