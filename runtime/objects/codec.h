/* Codecs: from text to bytes and back, and what happens on errors.
 *
 * A codec is two functions. They work on a Decoder or Encoder, which carries input, output and the name of the error handler; on bad
 * input they call decode_error or encode_error, which raises, or writes the handler's replacement and says where to go on.
 */
#ifndef KRAIT_CODEC_H
#define KRAIT_CODEC_H

#include "runtime/objects/bytes.h"
#include "runtime/objects/str.h"

typedef struct Decoder {
    const uint8_t *bytes; /* borrowed */
    size_t length;
    const char *encoding; /* as error messages name it */
    const char *errors;   /* handler's name */
    StrBuilder out;
    bool incremental;     /* stop at an unfinished sequence at the end instead of failing: `stop` tells where */
    size_t stop;
} Decoder;

typedef struct Encoder Encoder;
struct Encoder {
    Str *text;            /* borrowed */
    const char *encoding, *errors;
    BytesBuilder out;
    int (*put)(Encoder *e, uint32_t c); /* writes one character of a replacement; it fits the encoding */
    unsigned unit;        /* bytes per code unit: 1, 2, 4 */
    bool big_endian;
};

typedef struct Codec {
    const char *name;     /* as error messages name it */
    int (*decode)(Decoder *d);
    int (*encode)(Encoder *e);
} Codec;

/* The codec for a name in any spelling; NULL with LookupError. */
const Codec *codec_find(const char *name) MAY_RAISE;
/* Python's name for an encoding that codec_find knows: "utf-8", "iso8859-1". */
int codec_check_errors(const char *errors) MAY_RAISE; /* LookupError for an unknown handler */

/* Bytes [start, end) are wrong. The position to go on at, or -1 with an exception. */
ssize_t decode_error(Decoder *d, size_t start, size_t end, const char *reason) MAY_RAISE;
/* Characters [start, end) cannot be encoded. */
ssize_t encode_error(Encoder *e, size_t start, size_t end, const char *reason) MAY_RAISE;

/* Decodes what is complete; *consumed tells how many bytes that was. For readers of files. */
Str *str_decode_partial(const char *bytes, size_t length, const char *encoding, const char *errors, size_t *consumed) MAY_RAISE;

int utf8_decode(Decoder *d);
int utf8_encode(Encoder *e);
int utf8_sig_decode(Decoder *d);
int utf8_sig_encode(Encoder *e);
int utf16_decode(Decoder *d);
int utf16_le_decode(Decoder *d);
int utf16_be_decode(Decoder *d);
int utf16_encode(Encoder *e);
int utf16_le_encode(Encoder *e);
int utf16_be_encode(Encoder *e);
int utf32_decode(Decoder *d);
int utf32_le_decode(Decoder *d);
int utf32_be_decode(Decoder *d);
int utf32_encode(Encoder *e);
int utf32_le_encode(Encoder *e);
int utf32_be_encode(Encoder *e);
int ascii_decode(Decoder *d);
int ascii_encode(Encoder *e);
int latin1_decode(Decoder *d);
int latin1_encode(Encoder *e);
int unicode_escape_decode(Decoder *d);
int unicode_escape_encode(Encoder *e);
int raw_unicode_escape_decode(Decoder *d);
int raw_unicode_escape_encode(Encoder *e);

#endif
