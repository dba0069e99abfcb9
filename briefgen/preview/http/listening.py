"""Sockets that listen at a host and port."""

import errno
import os
import socket
from contextlib import ExitStack
from typing import Any

FURTHER = 100
"""How many ports after the one that was asked for are tried."""
LAST_PORT = 65535

Address = tuple[socket.AddressFamily, tuple[Any, ...]]


def listening(host: str, port: int) -> tuple[socket.socket, ...]:
    """Return sockets that listen at all addresses of a host, at the same port: the one given or a later one.

    ``localhost`` has two addresses, and a browser may try either. Port 0 stands for any.

    Raises:
        OSError: the host has no address here, or none of the ports can be had; the message says which.
        ValueError: the port is no port.
    """
    if not 0 <= port <= LAST_PORT:
        raise ValueError(f"not a port: {port}")
    addresses = _addresses(host)
    for candidate in _candidates(port):
        try:
            return _all_bound(addresses, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise _refused(host, port, error) from error
    raise OSError(errno.EADDRINUSE, f"port {port} at {host} and the {FURTHER} after it are taken")


def _candidates(port: int) -> range | tuple[int, ...]:
    # Any port may be free at one address of a host and taken at another: then another try.
    return range(port, min(port + FURTHER, LAST_PORT) + 1) if port else (0,) * 10


def _addresses(host: str) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, ValueError):
        raise OSError(errno.EADDRNOTAVAIL, f'"{host}" is not a host that this computer knows') from None
    return list(dict.fromkeys((family, address) for family, _, _, _, address in found))


def _all_bound(addresses: list[Address], port: int) -> tuple[socket.socket, ...]:
    """Bind all addresses that this computer has, at one port, or none."""
    refusal: OSError | None = None
    with ExitStack() as opened:
        sockets: list[socket.socket] = []
        for address in addresses:
            try:
                sockets.append(opened.enter_context(_bound(address, port, alone=len(addresses) == 1)))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    raise
                refusal = refusal or error
                continue
            port = sockets[0].getsockname()[1]
        if refusal and not sockets:
            raise refusal
        opened.pop_all()
        return tuple(sockets)


def _bound(address: Address, port: int, *, alone: bool) -> socket.socket:
    family, place = address
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        # A restart takes the same port, although the last run's connections are not forgotten yet.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6 and not alone:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((place[0], port, *place[2:]))
        listener.listen(128)
        listener.setblocking(False)
    except BaseException:
        listener.close()
        raise
    return listener


def _refused(host: str, port: int, error: OSError) -> OSError:
    number = error.errno or 0
    return OSError(number, f"{host} cannot be listened at, port {port}: {os.strerror(number)}")
