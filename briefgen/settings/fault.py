"""Why a setting cannot be used."""

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """Why a setting cannot be used: code, message, help, and the (dotted) sub-key that it is about."""

    code: str
    message: str
    help: str
    key: str = ""
