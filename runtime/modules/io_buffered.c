/* The buffer between a raw stream and its users: filling, reading, writing, positions. The types
 * stand in io_buffered_types.c.
 *
 * Invariants: 0 <= pos <= end <= size while reading; when `dirty`, the bytes [0, pos) wait to be
 * written and end is 0. The raw stream stands behind the bytes read ahead, and before the dirty
 * ones: the logical position is position - (end - pos), or position + pos. A raw call can release
 * the lock or run Python code; `user` keeps other threads out meanwhile, and the same thread gets
 * an error. */
#include "runtime/modules/io_internal.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

bool buffered_is_native(Object *o) {
    return is_exact(o, &buffered_reader_type) || is_exact(o, &buffered_writer_type)
           || is_exact(o, &buffered_random_type);
}

/* ---- one thread at a time ---- */

static NOINLINE int enter_slow(Buffered *b) {
    Waiter w;
    int woken = WAIT_WOKEN;
    if (b->user == thread)
        return raise_runtime_error("reentrant call inside %R", b), -1;
    if (gil_abandoned()
        || b->user->gone) /* a thread stopped inside, for good: what is left is ours */
        return 0;
    wait_join(&b->waiting, &w);
    while (b->user != NULL && woken == WAIT_WOKEN)
        woken = wait_sleep(&w, INT64_MAX);
    wait_leave(&b->waiting, &w);
    if (woken == WAIT_INTERRUPTED && b->user == NULL)
        wait_wake_first(&b->waiting);
    return woken == WAIT_INTERRUPTED ? -1 : 0;
}

static int enter(Buffered *b) {
    if (UNLIKELY(b->user != NULL) && enter_slow(b) < 0)
        return -1;
    b->user = thread;
    return 0;
}

static void leave(Buffered *b) {
    b->user = NULL;
    if (UNLIKELY(b->waiting.first != NULL))
        wait_wake_first(&b->waiting);
}

int buffered_check(Buffered *b) {
    if (UNLIKELY(b->raw == NULL)) {
        if (b->detached)
            raise_value_error("raw stream has been detached");
        else
            raise_value_error("I/O operation on uninitialized object");
        return -1;
    }
    return 0;
}

static int need_open(Buffered *b, const char *message) {
    if (buffered_check(b) < 0)
        return -1;
    int closed = b->file != NULL ? b->file->fd < 0 : io_is_closed(b->raw);
    if (closed > 0)
        raise_value_error("%s", message);
    return closed == 0 ? 0 : -1;
}

int buffered_need_buffer(Buffered *b) {
    if (b->buffer == NULL && (b->buffer = mem_alloc(b->size)) == NULL)
        return raise_no_memory(), -1;
    return 0;
}

Buffered *buffered_new(Type *type, Object *raw, size_t size) {
    Buffered *b = (Buffered *)io_new(type, NULL, 0, NULL);
    if (b == NULL)
        return NULL;
    b->raw = incref(raw);
    b->file = is_exact(raw, &fileio_type) ? (FileIO *)raw : NULL;
    b->size = size;
    b->position = -1;
    b->readable = type != &buffered_writer_type;
    b->writable = type != &buffered_reader_type;
    return b;
}

/* ---- the raw stream ---- */

static ssize_t raw_read_object(Buffered *b, char *to, size_t size) {
    Object *array = bytearray_from_data(NULL, size);
    if (array == NULL)
        return -1;
    if (size > 0)
        memset(((ByteArray *)array)->data, 0, size);
    Object *count = io_call_with(b->raw, "readinto", array);
    ssize_t n = -1;
    if (count == KNone) {
        n = -2;
    } else if (count != NULL) {
        n = number_as_ssize(count, &exc_ValueError);
        if (n == -1 && error_occurred()) {
            raise_from_pending(&exc_OSError, "raw readinto() failed");
        } else if (n < 0 || (size_t)n > size || (size_t)n > ((ByteArray *)array)->length) {
            raise_format(
                &exc_OSError,
                "raw readinto() returned invalid length %zd (should have been between 0 and %zu)",
                n, size);
            n = -1;
        } else {
            memcpy(to, ((ByteArray *)array)->data, (size_t)n);
        }
    }
    xdecref(count);
    decref(array);
    return n;
}

static ssize_t raw_read(Buffered *b, char *to, size_t size) {
    ssize_t n = b->file != NULL ? file_read(b->file, to, size) : raw_read_object(b, to, size);
    if (n > 0 && b->position >= 0)
        b->position += n;
    return n;
}

static ssize_t raw_write_object(Buffered *b, const char *from, size_t size) {
    Object *bytes = bytes_from_data(from, size),
           *count = bytes ? io_call_with(b->raw, "write", bytes) : NULL;
    xdecref(bytes);
    if (count == NULL)
        return -1;
    ssize_t n = count == KNone ? -2 : number_as_ssize(count, &exc_ValueError);
    decref(count);
    if (n != -2 && !error_occurred() && (n < 0 || (size_t)n > size)) {
        raise_format(&exc_OSError,
                     "raw write() returned invalid length %zd (should have been between 0 and %zu)",
                     n, size);
        return -1;
    }
    return n;
}

static ssize_t raw_write(Buffered *b, const char *from, size_t size) {
    ssize_t n = b->file != NULL ? file_write(b->file, from, size) : raw_write_object(b, from, size);
    if (n > 0 && b->position >= 0)
        b->position += n;
    return n;
}

static int64_t offset_of(Object *result, const char *what) {
    int64_t at = result ? int_as_i64(result) : -1;
    xdecref(result);
    if (at < 0 && !error_occurred())
        raise_format(&exc_OSError, "Raw stream returned invalid position %lld", (long long)at);
    return at;
}

static int64_t raw_seek(Buffered *b, int64_t to, int whence) {
    int64_t at;
    if (b->file != NULL) {
        at = file_seek(b->file, to, whence);
    } else {
        Str *name = str_intern_utf8("seek", 4);
        Object *args[] = {int_from_i64(to), int_from_i64(whence)};
        Object *result =
            name && args[0] && args[1] ? object_call_method(b->raw, name, args, 2) : NULL;
        xdecref(args[0]);
        xdecref(args[1]);
        xdecref(name);
        at = offset_of(result, "seek");
    }
    b->position = at;
    return at;
}

static int64_t raw_tell(Buffered *b) {
    if (b->position >= 0 && b->file == NULL)
        return b->position;
    b->position = b->file != NULL ? file_seek(b->file, 0, SEEK_CUR)
                                  : offset_of(io_call(b->raw, "tell"), "tell");
    return b->position;
}

/* ---- writing what waits ---- */

static int raise_would_block(size_t written) {
    Object *args[] = {int_from_i64(EAGAIN),
                      OBJ(str_from_ascii("write could not complete without blocking")),
                      int_from_u64(written)};
    Object *tuple =
        args[0] && args[1] && args[2] ? OBJ(tuple_pack(3, args[0], args[1], args[2])) : NULL;
    for (int i = 0; i < 3; i++)
        xdecref(args[i]);
    if (tuple != NULL)
        raise_type_value(&exc_BlockingIOError, tuple);
    xdecref(tuple);
    return -1;
}

/* Writes the dirty bytes. What could not be written stays. Inside enter/leave. */
static int write_dirty(Buffered *b) {
    size_t done = 0;
    int status = 0;
    while (b->dirty && done < b->pos) {
        ssize_t n = raw_write(b, b->buffer + done, b->pos - done);
        if (n == -2)
            status = raise_would_block(0);
        if (n < 0) {
            status = -1;
            break;
        }
        done += (size_t)n;
    }
    if (done > 0 && done < b->pos)
        memmove(b->buffer, b->buffer + done, b->pos - done);
    b->pos = b->dirty ? b->pos - done : b->pos;
    if (status == 0 && b->dirty) {
        b->pos = b->end = 0;
        b->dirty = false;
    }
    return status;
}

/* Puts the raw stream where the user believes it is: forgets what was read ahead. */
static int drop_read_ahead(Buffered *b) {
    size_t ahead = b->dirty ? 0 : b->end - b->pos;
    if (!b->dirty)
        b->pos = b->end = 0;
    if (ahead > 0 && raw_seek(b, -(int64_t)ahead, SEEK_CUR) < 0)
        return -1;
    return 0;
}

static int write_inside(Buffered *b, const char *data, size_t length) {
    if (buffered_need_buffer(b) < 0 || (!b->dirty && b->end > 0 && drop_read_ahead(b) < 0))
        return -1;
    if (!b->dirty)
        b->pos = b->end = 0;
    size_t room = b->size - b->pos;
    if (length > room) {
        /* As much as fits goes first, so that blocks stay whole. */
        if (b->pos > 0) {
            memcpy(b->buffer + b->pos, data, room);
            b->pos += room;
            b->dirty = true;
            if (write_dirty(b) < 0)
                return -1;
            data += room;
            length -= room;
        }
        while (length > b->size) {
            ssize_t n = raw_write(b, data, length);
            if (n == -2)
                return raise_would_block(0);
            if (n < 0)
                return -1;
            data += n;
            length -= (size_t)n;
        }
    }
    memcpy(b->buffer + b->pos, data, length);
    b->pos += length;
    b->dirty = b->pos > 0;
    return 0;
}

int buffered_write(Buffered *b, const char *data, size_t length) {
    if (need_open(b, "write to closed file") < 0)
        return -1;
    if (LIKELY(b->dirty && length <= b->size - b->pos && b->user == NULL)) {
        memcpy(b->buffer + b->pos, data, length);
        b->pos += length;
        return 0;
    }
    if (enter(b) < 0)
        return -1;
    int status = write_inside(b, data, length);
    leave(b);
    return status;
}

int buffered_flush(Buffered *b) {
    if (need_open(b, b->writable ? "flush of closed file" : "I/O operation on closed file.") < 0)
        return -1;
    if (b->file != NULL && !b->dirty && b->pos == b->end)
        return 0;
    if (enter(b) < 0)
        return -1;
    int status = b->dirty ? write_dirty(b) : 0;
    if (status == 0 && b->writable)
        status = drop_read_ahead(b);
    leave(b);
    if (status < 0 || b->file != NULL)
        return status;
    Object *result = b->writable ? io_call(b->raw, "flush") : new_none();
    xdecref(result);
    return result ? 0 : -1;
}

/* ---- reading ---- */

/* Reads some bytes into the empty buffer. */
static ssize_t fill(Buffered *b) {
    if (buffered_need_buffer(b) < 0)
        return -1;
    b->pos = b->end = 0;
    ssize_t n = raw_read(b, b->buffer, b->size);
    if (n > 0)
        b->end = (size_t)n;
    return n;
}

static size_t take(Buffered *b, char *to, size_t size) {
    size_t n = b->end - b->pos < size ? b->end - b->pos : size;
    if (n > 0) /* the buffer may not be there yet */
        memcpy(to, b->buffer + b->pos, n);
    b->pos += n;
    return n;
}

static int begin_read(Buffered *b, const char *if_closed) {
    if (need_open(b, if_closed) < 0 || enter(b) < 0)
        return -1;
    if (b->dirty && write_dirty(b) < 0) {
        leave(b);
        return -1;
    }
    return 0;
}

ssize_t buffered_read1(Buffered *b, char *to, size_t size) {
    if (begin_read(b, "read of closed file") < 0)
        return -1;
    ssize_t n = b->pos < b->end ? (ssize_t)take(b, to, size) : raw_read(b, to, size);
    leave(b);
    return n;
}

/* Fills `to` as far as possible. */
static ssize_t read_exactly(Buffered *b, char *to, size_t size) {
    size_t done = take(b, to, size);
    while (done < size) {
        bool direct = size - done >= b->size;
        ssize_t n = direct ? raw_read(b, to + done, size - done) : fill(b);
        if (n == -1)
            return -1;
        if (n == -2)
            return done > 0 ? (ssize_t)done : -2;
        if (n == 0)
            break;
        done += direct ? (size_t)n : take(b, to + done, size - done);
    }
    return (ssize_t)done;
}

static bool has_readall(Object *raw) {
    Object *method = NULL;
    Str *name = str_intern_utf8("readall", 7);
    int found = name ? object_lookup(raw, name, &method) : -1;
    xdecref(name);
    bool result = found > 0 && method != KNone;
    xdecref(method);
    if (found < 0)
        error_clear();
    return result;
}

/* All that the raw stream still gives: bytes, None or NULL. */
static Object *read_rest(Buffered *b) {
    if (b->file != NULL)
        return file_read_all(b->file);
    if (has_readall(b->raw)) {
        Object *rest = io_call(b->raw, "readall");
        if (rest != NULL && rest != KNone && !is_bytes(rest)) {
            decref(rest);
            return raise_type_error("readall() should return bytes");
        }
        return rest;
    }
    BytesBuilder out = BYTES_BUILDER;
    for (;;) {
        char *to = bytes_builder_room(&out, b->size);
        ssize_t n = to ? raw_read(b, to, b->size) : -1;
        if (n == -1 || (n == -2 && out.length == 0)) {
            bytes_builder_discard(&out);
            return n == -1 ? NULL : new_none();
        }
        if (n <= 0)
            return bytes_builder_finish(&out);
        out.length += (size_t)n;
    }
}

static Object *read_all(Buffered *b) {
    Object *ahead = b->pos < b->end ? bytes_from_data(b->buffer + b->pos, b->end - b->pos) : NULL;
    if (ahead == NULL && error_occurred())
        return NULL;
    b->pos = b->end = 0;
    Object *rest = read_rest(b);
    b->position = -1;
    if (ahead == NULL || rest == NULL) {
        xdecref(ahead);
        return rest;
    }
    if (rest == KNone)
        return decref(rest), ahead;
    Object *both = bytes_concat(ahead, rest);
    decref(ahead);
    decref(rest);
    return both;
}

Object *buffered_read(Buffered *b, ssize_t size) {
    if (size >= 0 && (size_t)size <= b->end - b->pos && !b->dirty && b->user == NULL
        && b->file != NULL && b->file->fd >= 0) {
        Object *bytes = bytes_from_data(b->buffer ? b->buffer + b->pos : "", (size_t)size);
        b->pos += bytes ? (size_t)size : 0;
        return bytes;
    }
    if (begin_read(b, "read of closed file") < 0)
        return NULL;
    Object *result = NULL;
    if (size < 0) {
        result = read_all(b);
    } else {
        Object *bytes = bytes_new((size_t)size);
        ssize_t n = bytes ? read_exactly(b, ((Bytes *)bytes)->data, (size_t)size) : -1;
        result = n == size ? incref(bytes)
                 : n == -2 ? new_none()
                 : n < 0   ? NULL
                           : bytes_from_data(((Bytes *)bytes)->data, (size_t)n);
        xdecref(bytes);
    }
    leave(b);
    return result;
}

ssize_t buffered_read_into(Buffered *b, char *to, size_t size, bool once) {
    if (begin_read(b, "read of closed file") < 0)
        return -1;
    ssize_t n;
    if (!once)
        n = read_exactly(b, to, size);
    else
        n = b->pos < b->end || size == 0 ? (ssize_t)take(b, to, size) : raw_read(b, to, size);
    leave(b);
    return n;
}

/* What is in the buffer, after one read if it is empty. */
Object *buffered_peek(Buffered *b) {
    if (begin_read(b, "peek of closed file") < 0)
        return NULL;
    ssize_t n = b->pos < b->end ? 1 : fill(b);
    leave(b);
    return n == -1            ? NULL
           : b->end == b->pos ? bytes_from_data("", 0)
                              : bytes_from_data(b->buffer + b->pos, b->end - b->pos);
}

Object *buffered_readline(Buffered *b, ssize_t limit) {
    if (begin_read(b, "readline of closed file") < 0)
        return NULL;
    BytesBuilder out = BYTES_BUILDER;
    for (;;) {
        size_t room = limit < 0 ? SIZE_MAX : (size_t)limit - out.length, ahead = b->end - b->pos;
        size_t n = ahead < room ? ahead : room;
        char *start = b->buffer + b->pos, *end = n > 0 ? memchr(start, '\n', n) : NULL;
        if (end != NULL)
            n = (size_t)(end - start) + 1;
        b->pos += n;
        bool done = end != NULL || n == room;
        if (done && out.length == 0) { /* the usual case: no builder */
            leave(b);
            bytes_builder_discard(&out);
            return bytes_from_data(n ? start : "", n);
        }
        if (n > 0 && bytes_builder_add(&out, start, n) < 0)
            break;
        ssize_t more = done ? 0 : fill(b);
        if (more == -1)
            break;
        if (done || more <= 0) {
            leave(b);
            return bytes_builder_finish(&out);
        }
    }
    leave(b);
    bytes_builder_discard(&out);
    return NULL;
}

/* ---- positions ---- */

int64_t buffered_tell(Buffered *b) {
    if (need_open(b, "I/O operation on closed file") < 0)
        return -1;
    int64_t at = raw_tell(b);
    if (at < 0)
        return -1;
    return b->dirty ? at + (int64_t)b->pos : at - (int64_t)(b->end - b->pos);
}

int64_t buffered_seek(Buffered *b, int64_t to, int whence) {
    if (whence < 0 || whence > 4) {
        raise_value_error("whence value %d unsupported", whence);
        return -1;
    }
    if (need_open(b, "seek of closed file") < 0)
        return -1;
    int seekable = b->file != NULL ? file_is_seekable(b->file) : io_ask(b->raw, "seekable");
    if (seekable == 0)
        io_raise_unsupported("File or stream is not seekable.");
    if (seekable <= 0)
        return -1;
    if (!b->dirty && b->end > 0 && whence != SEEK_END) { /* within what was read ahead? */
        int64_t here = buffered_tell(b);
        if (here < 0)
            return -1;
        int64_t step = whence == SEEK_SET ? to - here : to;
        if (step >= -(int64_t)b->pos && step <= (int64_t)(b->end - b->pos)) {
            b->pos = (size_t)((int64_t)b->pos + step);
            return here + step;
        }
    }
    if (enter(b) < 0)
        return -1;
    int64_t at = -1;
    if (!b->dirty || write_dirty(b) == 0) {
        if (whence == SEEK_CUR)
            to -= (int64_t)(b->end - b->pos);
        at = raw_seek(b, to, whence);
        if (at >= 0)
            b->pos = b->end = 0;
    }
    leave(b);
    return at;
}

int buffered_close(Buffered *b) {
    if (buffered_check(b) < 0)
        return -1;
    int closed = b->file != NULL ? b->file->fd < 0 : io_is_closed(b->raw);
    if (closed != 0)
        return closed > 0 ? 0 : -1;
    Object *error = NULL;
    if (is_exact(b, &buffered_reader_type) || is_exact(b, &buffered_writer_type)
        || is_exact(b, &buffered_random_type)) {
        if (buffered_flush(b) < 0)
            error = error_fetch();
    } else {
        Object *flushed = io_call(OBJ(b), "flush");
        if (flushed == NULL)
            error = error_fetch();
        xdecref(flushed);
    }
    int status = 0;
    if (b->file != NULL) {
        status = file_close(b->file);
    } else {
        Object *result = io_call(b->raw, "close");
        status = result ? 0 : -1;
        xdecref(result);
    }
    if (b->buffer != NULL && b->user == NULL) {
        mem_free(b->buffer, b->size);
        b->buffer = NULL;
        b->pos = b->end = 0;
        b->dirty = false;
    }
    Object *none = io_chain(error, status == 0);
    xdecref(none);
    return none ? 0 : -1;
}
