"""Transports: what carries bytes for a protocol."""

from .events import _abstract

__all__ = ("BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport")


@_abstract("is_closing close set_protocol get_protocol")
class BaseTransport:
    """What all transports have."""

    __slots__ = ("_extra",)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)


@_abstract("is_reading pause_reading resume_reading")
class ReadTransport(BaseTransport):
    """One to read from."""

    __slots__ = ()


@_abstract("set_write_buffer_limits get_write_buffer_size get_write_buffer_limits write write_eof can_write_eof abort")
class WriteTransport(BaseTransport):
    """One to write to."""

    __slots__ = ()

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))


class Transport(ReadTransport, WriteTransport):
    """One for both ways."""

    __slots__ = ()


@_abstract("sendto abort")
class DatagramTransport(BaseTransport):
    """One for datagrams."""

    __slots__ = ("_loop",)


@_abstract("get_pid get_returncode get_pipe_transport send_signal terminate kill")
class SubprocessTransport(BaseTransport):
    """One for a child process."""

    __slots__ = ()
