/* What the files of the io module share: the objects' structs, and the short ways between the
 * native layers.
 *
 * A file opened for text is a stack of three objects, TextIO on Buffered on FileIO. Where a layer
 * is exactly the native type, the one above calls its C functions; where it is anything else (a
 * subclass, an object of the user's), it calls its methods.
 *
 * All structs begin as IOBase's, so that a class may derive from any of the types.
 */
#ifndef KRAIT_IO_INTERNAL_H
#define KRAIT_IO_INTERNAL_H

#include "runtime/wait_queue.h"
#include "runtime/modules/io.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/codec.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames
enum { BUFFER_SIZE = 8192 };
#define IO_FLAGS (TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_WEAKREF | TYPE_HAS_FINALIZER)

#define IO_FIELDS                                                                                  \
    Object head;                                                                                   \
    Dict *dict;      /* owned or NULL: attributes of the user's */                                 \
    bool closed;     /* of layers without a file below: IOBase, BytesIO, StringIO */               \
    bool finalizing; /* close() is called by the finalizer: errors are nobody's to see */

typedef struct IOBase {
    IO_FIELDS
} IOBase;

typedef struct FileIO {
    IO_FIELDS
    Object *name; /* owned or NULL: what was opened */
    int fd;       /* -1: closed */
    bool created, readable, writable, appending, closefd;
    int8_t seekable; /* -1: not asked yet */
} FileIO;

/* A buffer in front of a raw stream. It holds either bytes read ahead, [pos, end), or bytes not yet
 * written, [0, pos) with `dirty`; never both. position is where the raw stream stands. */
typedef struct Buffered {
    IO_FIELDS
    Object *raw;  /* owned; NULL: detached or not initialised */
    FileIO *file; /* borrowed: raw, if it is exactly a FileIO; else NULL */
    bool readable, writable, detached, dirty;
    char *buffer; /* owned, `size` bytes; NULL until needed */
    size_t size, pos, end;
    int64_t position;  /* of the raw stream; -1: unknown */
    Thread *user;      /* borrowed: the thread inside; NULL: none */
    WaitQueue waiting; /* others that want to */
} Buffered;

typedef struct TextIO {
    IO_FIELDS
    Object *buffer;   /* owned; NULL: detached or not initialised */
    Buffered *native; /* borrowed: buffer, if it is exactly one of the native types; else NULL */
    Object *mode;     /* owned or NULL */
    Str *encoding, *errors;                  /* owned, as given */
    const char *codec, *handler;             /* borrowed from the two: zero-terminated */
    const char *decode_codec, *encode_codec; /* after a byte order mark: the one without */
    char newline[3];                         /* lines end with this; "" : any of the three */
    const char *write_newline;               /* static: what '\n' is written as; NULL: itself */
    uint8_t unit;                            /* bytes per code unit */
    bool universal, translate; /* reading: all three endings count; they become '\n' */
    bool ascii_plain;          /* ASCII text is its own encoding */
    bool line_buffering, write_through, seekable, telling, has_read1, detached, ready;
    bool readable, writable; /* as the buffer says */
    bool at_start;           /* nothing written yet: a byte order mark is due */
    uint8_t seen;            /* newlines met: 1 '\r', 2 '\n', 4 '\r\n' */
    size_t chunk_size;
    char *pending; /* owned, pending_capacity bytes: encoded and not yet passed on */
    size_t pending_length, pending_capacity;
    char *input; /* owned: the bytes that `decoded` comes from, the last `leftover` of them not
                    decoded yet */
    size_t input_length, input_capacity, leftover;
    Str *decoded; /* owned or NULL */
    size_t used;  /* characters of it that were given out */
} TextIO;

extern Type iobase_type, rawiobase_type, bufferediobase_type, textiobase_type, fileio_type,
    buffered_reader_type, buffered_writer_type, buffered_random_type, buffered_pair_type,
    textio_type, bytesio_type, stringio_type;

/* What a repr puts before the type's name: a class of the user's has none. */
static inline const char *io_prefix(const Object *o) {
    return o->type->flags & TYPE_HEAP ? "" : "_io.";
}

/* io_base.c */
void io_shutdown(void);                    /* a row of startup.def */
Type *io_unsupported_type(void) MAY_RAISE; /* borrowed: io.UnsupportedOperation */
Object *io_raise_unsupported(const char *message);
Object *io_raise_closed(void);            /* "I/O operation on closed file." */
int io_is_closed(Object *file) MAY_RAISE; /* its `closed`, as truth */
Object *io_call(Object *o, const char *method) MAY_RAISE;
Object *io_call_with(Object *o, const char *method, Object *arg) MAY_RAISE;
int io_ask(Object *o, const char *method) MAY_RAISE; /* truth of o.method() */
Object *io_new(Type *type, Object *const *args, size_t nargs,
               Tuple *kwnames) MAY_RAISE; /* slot new_: an empty object, tracked */
void io_finalize(Object *o);              /* slot finalize: close(), quietly */
Object *io_iter(Object *o);
/* size=None or an int as the methods take it: -1 for none or a negative one; false with an
 * exception set. */
bool io_size(Object *o /* or NULL */, ssize_t *out) MAY_RAISE;
/* The buffer of an argument that is to be written to. */
int io_target(Object *o, const char *method, Buffer *out) MAY_RAISE;
/* Closes in two steps that both have to happen: the first one's exception stands, the second one's
 * has it as context. */
Object *io_chain(Object *first_error_steal, bool second_ok);

/* io_file.c */
Object *file_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
int file_init(FileIO *f, Object *name, const char *mode, bool closefd, Object *opener) MAY_RAISE;
FileIO *file_open(Object *name, const char *mode, bool closefd,
                  Object *opener /* or NULL */) MAY_RAISE;
ssize_t file_read(FileIO *f, void *to, size_t size) MAY_RAISE; /* -2: would block; -1: error */
ssize_t file_write(FileIO *f, const void *from, size_t size) MAY_RAISE; /* likewise */
Object *file_read_all(FileIO *f) MAY_RAISE;                             /* bytes, or None */
int64_t file_seek(FileIO *f, int64_t to, int whence) MAY_RAISE;
size_t file_size_hint(FileIO *f); /* bytes left to read, as far as the system knows; 0: unknown */
int file_is_seekable(FileIO *f) MAY_RAISE;
bool file_is_tty(FileIO *f);
int file_close(FileIO *f) MAY_RAISE;
void file_drop(FileIO *f); /* closes without a word: for destructors */

/* io_buffered.c */
Buffered *buffered_new(Type *type, Object *raw, size_t size) MAY_RAISE;
bool buffered_is_native(Object *o); /* exactly BufferedReader, BufferedWriter or BufferedRandom */
int buffered_check(Buffered *b) MAY_RAISE; /* initialised, attached, open */
/* Bytes that are there: at most one read of the file. Room for `size` at `to`. 0 at the end, -2
 * would block, -1 error. */
ssize_t buffered_read1(Buffered *b, char *to, size_t size) MAY_RAISE;
Object *buffered_read(Buffered *b, ssize_t size) MAY_RAISE; /* size -1: all */
ssize_t buffered_read_into(Buffered *b, char *to, size_t size,
                           bool once) MAY_RAISE; /* once: with at most one read of the raw stream */
Object *buffered_peek(Buffered *b) MAY_RAISE;
Object *buffered_readline(Buffered *b, ssize_t limit) MAY_RAISE; /* -1: no limit */
int buffered_need_buffer(
    Buffered *b) MAY_RAISE; /* makes the buffer, which is not there before its first use */
int buffered_write(Buffered *b, const char *data, size_t length) MAY_RAISE;
int buffered_flush(Buffered *b) MAY_RAISE;
int64_t buffered_tell(Buffered *b) MAY_RAISE;
int64_t buffered_seek(Buffered *b, int64_t to, int whence) MAY_RAISE;
int buffered_close(Buffered *b) MAY_RAISE;

/* io_text.c and the files beside it */
TextIO *textio_new(Object *buffer, Str *encoding, Str *errors, const char *newline /* NULL: None */,
                   bool line_buffering, bool write_through) MAY_RAISE;
int textio_setup(TextIO *t, Object *buffer, Str *encoding, Str *errors,
                 const char *newline) MAY_RAISE;
int textio_check(TextIO *t) MAY_RAISE; /* initialised, attached, open */
int textio_setup_codec(TextIO *t, Str *encoding, Str *errors) MAY_RAISE;
int textio_setup_newline(TextIO *t, const char *newline /* NULL: None */) MAY_RAISE;
int textio_write(TextIO *t, Str *text) MAY_RAISE; /* io_text_write.c */
int textio_write_pending(TextIO *t) MAY_RAISE;
int textio_flush(TextIO *t) MAY_RAISE;
int textio_fill(TextIO *t) MAY_RAISE; /* io_text_read.c: the next chunk: 1, 0 at the end, -1 */
Str *textio_read(TextIO *t, ssize_t size) MAY_RAISE;      /* -1: all */
Str *textio_readline(TextIO *t, ssize_t limit) MAY_RAISE; /* -1: no limit; empty at the end */
void textio_drop_input(TextIO *t);
Str *textio_decode_prefix(TextIO *t,
                          size_t length) MAY_RAISE; /* what the input's first bytes give */
Object *textio_tell(TextIO *t) MAY_RAISE;           /* io_text_seek.c */
Object *textio_seek(TextIO *t, Object *cookie, int whence) MAY_RAISE;
/* Newlines to '\n'; notes the kinds met in *seen. */
Str *textio_translate(Str *text, bool translate, uint8_t *seen) MAY_RAISE;
/* Where the line that starts at `from` ends, its newline included; 0: no end within the text. */
size_t textio_line_end(Str *text, size_t from, const char *newline, bool universal);
Object *textio_newlines(uint8_t seen) MAY_RAISE; /* the attribute `newlines` */
int textio_close(TextIO *t) MAY_RAISE;

/* io_open.c */
Object *io_open(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);

#endif
