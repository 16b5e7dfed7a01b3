"""The address that the server listens on, and the names it is reached by."""

import errno
import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 - recognised here, not bound


class ServerError(Exception):
    """The server cannot start; the message says what, where and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one. Raise ServerError where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise ServerError(_why_not(host, port, error)) from error


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} på {host} er opptatt av et annet program (kanskje et Samråd som alt kjører). "
            "Avslutt det, eller velg en annen port med --port N eller SAMRAD_PORT."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} på {host} krever særskilte rettigheter. Velg en port over 1023 med --port N."
    return f"Kan ikke lytte på {host}, port {port}: {error.strerror or error}. Sjekk SAMRAD_HOST og SAMRAD_PORT."


@dataclass(frozen=True)
class Hosts:
    """The names a server answers to; `any_address` when it listens on all of the machine's addresses."""

    names: frozenset[str] = LOOPBACK
    any_address: bool = False

    def allow(self, name: str | None) -> bool:
        """Whether a request for that host is for us. A bare address cannot be another's name for this machine."""
        return name is not None and (name in self.names or (self.any_address and _is_address(name)))


def hosts_of(host: str, more: Collection[str] = ()) -> Hosts:
    """What a server bound to that address answers to, with the names that a proxy or a network gives it."""
    every = host in EVERY_ADDRESS
    own = {socket.gethostname() if every else host, *more}
    return Hosts(LOOPBACK | {name.lower() for name in own}, any_address=every)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def address(host: str, port: int) -> str:
    """What a reader on this machine types to get there."""
    name = "127.0.0.1" if host in EVERY_ADDRESS else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"
