"""Stands for the native half of socket, so that the modules which import it can be. No socket can be made."""

import unittest

error, timeout = OSError, TimeoutError
has_ipv6 = False
CAPI = None
AF_UNIX, AF_INET, SOCK_STREAM, SOCK_DGRAM, SOL_SOCKET, SO_REUSEADDR, MSG_PEEK, AI_PASSIVE = 1, 2, 1, 2, 1, 2, 2, 1


class herror(OSError):
    pass


class gaierror(OSError):
    pass


class socket:
    __slots__ = ()

    def __init__(self, *args, **options):
        raise unittest.SkipTest("needs sockets")


SocketType = socket
