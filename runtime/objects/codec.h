/* Codecs: from text to bytes and back, and what happens on errors.
 *
 * A codec is two functions. They work on a Decoder or Encoder, which carries input, output and the
 * name of the error handler; on bad input they call decode_error or encode_error, which raises, or
 * writes the handler's replacement and says where to go on.
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
    bool incremental; /* stop at an unfinished sequence at the end instead of failing: `stop` tells
                         where */
    size_t stop;
    Object *replaced; /* owned or NULL: the input that an error handler put in place of the first */
} Decoder;

typedef struct Encoder Encoder;
struct Encoder {
    Str *text; /* borrowed */
    const char *encoding, *errors;
    BytesBuilder out;
    int (*put)(Encoder *e,
               uint32_t c); /* writes one character of a replacement; it fits the encoding */
    unsigned unit;          /* bytes per code unit: 1, 2, 4 */
    uint32_t limit;         /* what `put` can write: characters below it; 0: all but surrogates */
    bool big_endian;
    size_t stop; /* where the error is that a handler is writing for; used by character maps */
};

typedef struct Codec {
    const char *name; /* as error messages name it */
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
Str *str_decode_partial(const char *bytes, size_t length, const char *encoding, const char *errors,
                        size_t *consumed) MAY_RAISE;

/* ---- codec_registry.c: what Python code adds */
int codec_register(Object *search) MAY_RAISE;
int codec_unregister(Object *search) MAY_RAISE;
Object *codec_lookup(Str *encoding) MAY_RAISE; /* the CodecInfo: new; LookupError */
int codec_register_error(Str *name, Object *handler) MAY_RAISE;
int codec_find_handler(const char *name,
                       Object **out) MAY_RAISE; /* registered from Python: 1 and it (new), 0, -1 */
/* Calls a handler: where to go on, and the replacement (new); -1: it raised or gave something else.
 */
ssize_t codec_call_handler(Object *handler, Object *error, size_t length, bool decoding,
                           Object **replacement) MAY_RAISE;
void codec_registry_shutdown(void); /* a row of startup.def */
Object *codec_registry_encode(Str *text, const char *encoding, const char *errors) MAY_RAISE;
Str *codec_registry_decode(const char *data, size_t length, const char *encoding,
                           const char *errors) MAY_RAISE;
/* Is it one of the handlers of codec.c? */
bool codec_is_builtin_handler(const char *name);
/* The codec of codec.c for a name, NULL (nothing raised) where it has none. */
const Codec *codec_find_builtin(const char *name);
/* Encodes and decodes with a codec of codec.c. consumed NULL: to the end. */
Object *codec_encode(const Codec *codec, Str *text, const char *errors) MAY_RAISE;
Str *codec_decode(const Codec *codec, const char *bytes, size_t length, const char *errors,
                  size_t *consumed) MAY_RAISE;

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
