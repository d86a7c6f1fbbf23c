#pragma once

#include <webp/decode.h>
#include <webp/demux.h>

// libwebp checks its version in inline functions and takes one-letter structures; Swift sees plain calls.

// Whether the file is animated; its size is read at the same time. Returns -1 if it is no valid WebP file.
static inline int fer_webp_is_animated(
    const uint8_t *_Nonnull bytes, size_t count, int *_Nonnull width, int *_Nonnull height) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, count, &features) != VP8_STATUS_OK) return -1;
    *width = features.width;
    *height = features.height;
    return features.has_animation != 0;
}

// Decodes the first frame of an animation to width × height RGBA values of the whole canvas.
// Returns 1, or 0 if the file is damaged or its canvas has another size.
static inline int fer_webp_decode_first_frame(
    const uint8_t *_Nonnull bytes, size_t count, int width, int height, uint8_t *_Nonnull rgba) {
    WebPData data = {bytes, count};
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&data, NULL);
    if (!decoder) return 0;
    WebPAnimInfo info;
    uint8_t *frame = NULL;
    int timestamp = 0;
    int decoded = WebPAnimDecoderGetInfo(decoder, &info) && (int)info.canvas_width == width
        && (int)info.canvas_height == height && WebPAnimDecoderGetNext(decoder, &frame, &timestamp) && frame;
    if (decoded) {
        for (size_t index = 0; index < (size_t)width * (size_t)height * 4; index++) rgba[index] = frame[index];
    }
    WebPAnimDecoderDelete(decoder);
    return decoded;
}

// Where the file's EXIF data begins and how long it is; a length of 0 if it has none.
static inline size_t fer_webp_exif(const uint8_t *_Nonnull bytes, size_t count, size_t *_Nonnull offset) {
    WebPData data = {bytes, count};
    WebPDemuxer *demuxer = WebPDemux(&data);
    if (!demuxer) return 0;
    size_t length = 0;
    WebPChunkIterator chunk;
    if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk)) {
        *offset = (size_t)(chunk.chunk.bytes - bytes);
        length = chunk.chunk.size;
        WebPDemuxReleaseChunkIterator(&chunk);
    }
    WebPDemuxDelete(demuxer);
    return length;
}
