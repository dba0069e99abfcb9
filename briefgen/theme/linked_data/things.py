"""Persons, organisations, places and notions as schema.org names them."""

from typing import Any

from briefgen.theme.body import ref_kind
from briefgen.theme.reads import Reader

Node = dict[str, Any]

ACTOR_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "state": "Country",
    "alliance": "Organization",
    "place": "Place",
    "group": "Organization",
}


def thing(reader: Reader, ref: str) -> Node:
    """Return a subject as a node: an actor with its keys in public registers, a topic as a notion."""
    name = reader.name(ref)
    if ref_kind(ref) != "actor":
        return node("DefinedTerm", name=name)
    actor_kind, addresses = reader.read(f"entity:{ref}")
    return node(ACTOR_TYPES.get(actor_kind, "Thing"), name=name, sameAs=list(addresses))


def node(kind: str, **properties: Any) -> Node:
    """Return a node of a type; properties that hold nothing are left out, a list of one is that one."""
    kept = {name: value for name, value in properties.items() if value not in ("", None, [], ())}
    return {"@type": kind} | {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value
        for name, value in kept.items()
    }
