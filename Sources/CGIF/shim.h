#pragma once

#include <gif_lib.h>
#include <stdint.h>
#include <string.h>

// A GIF file in memory, as giflib's reading callback sees it.
typedef struct {
    const uint8_t *_Nonnull bytes;
    size_t count;
    size_t position;
} fer_gif_bytes;

static int fer_gif_read(GifFileType *_Nonnull gif, GifByteType *_Nonnull buffer, int size) {
    fer_gif_bytes *file = (fer_gif_bytes *)gif->UserData;
    size_t left = file->count - file->position;
    size_t copied = size < 0 ? 0 : (size_t)size < left ? (size_t)size : left;
    memcpy(buffer, file->bytes + file->position, copied);
    file->position += copied;
    return (int)copied;
}

static inline GifFileType *_Nullable fer_gif_open(fer_gif_bytes *_Nonnull file, int *_Nonnull error) {
    return DGifOpen(file, fer_gif_read, error);
}

// Advances to the next image and reads its position and size. Returns 1; 0 if there is none, -1 if the file is damaged.
static inline int fer_gif_next_image(GifFileType *_Nonnull gif) {
    GifRecordType kind;
    do {
        if (DGifGetRecordType(gif, &kind) == GIF_ERROR) return -1;
        if (kind == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_ERROR ? -1 : 1;
        if (kind == EXTENSION_RECORD_TYPE) {
            int code;
            GifByteType *block = NULL;
            if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) return -1;
            while (block) {
                if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) return -1;
            }
        }
    } while (kind != TERMINATE_RECORD_TYPE);
    return 0;
}

static inline const char *_Nonnull fer_gif_message(int error) {
    const char *message = GifErrorString(error);
    return message ? message : "unknown error";
}
