"""The catalog and the plan as bytes, read back piece by piece."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from briefgen.incremental import Bytes, FilePart, Packed, Piece, pack
from briefgen.model.document import Document, ParsedFile, Prose
from briefgen.model.site import Catalog, PagePlan, SitePlan

OF_ONE_PAGE = frozenset(
    [
        "documents",
        "targets",
        "field_targets",
        "related",
        "neighbours",
        "translations",
        "terms",
        "backlinks",
        "mentioned_in",
    ]
)
"""The fields of a catalog of which each page reads its own values."""
FEW = 64
_ENCODER = msgspec.msgpack.Encoder()


def split(file: ParsedFile) -> tuple[ParsedFile, Prose]:
    """Return a parsed file without the bulk of its body, and that bulk.

    What is left names the bulk by the file's path, so that it stays equal when only words change.
    """
    if file.document is None:
        return file, Prose()
    body = file.document.body
    bulk = Prose(html=body.html, text=body.text, words=body.words)
    light = msgspec.structs.replace(body, html="", text="", words=0, prose=file.source.path)
    document = msgspec.structs.replace(file.document, body=light)
    return msgspec.structs.replace(file, document=document), bulk


def with_prose(document: Document, bulk: Prose) -> Document:
    """Return a document with the bulk of its body in its place."""
    body = msgspec.structs.replace(document.body, html=bulk.html, text=bulk.text, words=bulk.words, prose="")
    return msgspec.structs.replace(document, body=body)


def pack_catalog(catalog: Catalog) -> dict[str, Piece]:
    """Return the fields of a catalog as bytes: mappings packed, the rest encoded."""
    return {
        name: _packed(value) if isinstance(value, Mapping) else _ENCODER.encode(value)
        for name in Catalog.__struct_fields__
        for value in (getattr(catalog, name),)
    }


def _packed(values: Mapping[str, Any]) -> Piece:
    return values.packed() if isinstance(values, Packed) else pack(values)


def unpack_catalog(field: Callable[[str], Bytes]) -> Catalog:
    """Return a catalog whose mappings are loaded, and their values decoded, when they are asked for.

    Of what only a document's own page asks for, little is kept.

    ``field`` gives the bytes of a field by its name.

    Raises:
        msgspec.DecodeError: the bytes are those of another version.
    """
    return Catalog(**{name: _unpacked(name, partial(field, name), kind) for name, kind in _kinds().items()})


def pack_plan(plan: SitePlan) -> dict[str, Piece]:
    """Return a plan as bytes: its pages packed, the rest encoded."""
    rest = msgspec.structs.replace(plan, pages={})
    return {"pages": _packed(plan.pages), "rest": _ENCODER.encode(rest)}


def unpack_plan(pages: Bytes | Callable[[], Bytes], rest: Bytes) -> SitePlan:
    """Return a plan whose pages are decoded when they are asked for.

    Raises:
        msgspec.DecodeError: the bytes are those of another version.
    """
    plan = msgspec.msgpack.decode(_whole(rest), type=SitePlan)
    return msgspec.structs.replace(plan, pages=Packed(pages, PagePlan, limit=FEW))


def _unpacked(name: str, load: Callable[[], Bytes], kind: Any) -> Any:
    if get_origin(kind) is Mapping:
        return Packed(load, get_args(kind)[1], limit=FEW if name in OF_ONE_PAGE else 0)
    return msgspec.msgpack.decode(_whole(load()), type=kind)


def _whole(data: Bytes) -> Any:
    return data[:] if isinstance(data, FilePart) else data


@lru_cache(maxsize=1)
def _kinds() -> dict[str, Any]:
    return get_type_hints(Catalog, include_extras=True)
