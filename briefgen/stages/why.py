"""Why a page was rendered again, in words."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from briefgen.incremental import Trace
from briefgen.model.site import PagePlan

WIDTH = 90
UNKNOWN = object()
FROM_OUTSIDE = ("setting", "option", "string", "asset", "body", "picture", "share_card")
"""Kinds of keys whose earlier values are not kept: only that they changed is known."""


def reasons(
    plan: PagePlan | None,
    trace: Trace | None,
    *,
    same_templates: bool,
    same_versions: bool,
    earlier_plan: PagePlan | None,
) -> Iterator[str]:
    """Yield why a page was made otherwise, whatever it read."""
    if plan is None:
        yield "there is no page at this address"
    elif trace is None:
        yield "nothing is known of an earlier rendering"
    else:
        if not same_versions:
            yield "briefgen, a library, a filter of an extension, or the way links are written changed"
        if not same_templates:
            yield f"the template {plan.template}, or one that it extends, includes or imports, changed"
        if earlier_plan is not None and earlier_plan != plan:
            yield from (f"its plan: {line}" for line in changes(earlier_plan, plan))


def reads(keys: Iterable[str], before: Callable[[str], Any], now: Callable[[str], Any]) -> Iterator[str]:
    """Yield what changed of each key, from what to what."""
    for key in keys:
        kind = key.partition(":")[0]
        old = UNKNOWN if kind in FROM_OUTSIDE else before(key)
        if kind == "body":
            yield f"{key}: its words changed"
        elif old is UNKNOWN:
            yield f"{key}: now {words(now(key))}"
        else:
            yield from (f"{key}: {line}" for line in changes(old, now(key)))


def changes(old: Any, new: Any) -> Iterator[str]:
    """Yield the differences of two values; of two Structs of one kind field by field."""
    if isinstance(old, msgspec.Struct) and type(old) is type(new):
        for name in old.__struct_fields__:
            if getattr(old, name) != getattr(new, name):
                yield from (f"{name} {line}" for line in changes(getattr(old, name), getattr(new, name)))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        gone, come = [item for item in old if item not in new], [item for item in new if item not in old]
        yield from (f"without {words(item)}" for item in gone)
        yield from (f"with {words(item)}" for item in come)
        if not gone and not come:
            yield "in another order"
    else:
        yield f"{words(old)} → {words(new)}"


def words(value: Any) -> str:
    """Return a value as one short line of JSON."""
    text = json.dumps(_plain(value), ensure_ascii=False)
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


def _plain(value: Any) -> Any:
    """Return a value as what JSON has; Structs as maps, whichever way they are stored."""
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return msgspec.to_builtins(value, enc_hook=str)
