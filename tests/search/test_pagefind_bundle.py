import gzip
from typing import Any

import msgspec
import pytest

from briefgen.search import cbor
from briefgen.search.pagefind_bundle import ENTRY, bundle

KEPT = {
    "pagefind.js": b"1",
    "pagefind-worker.js": b"2",
    "wasm.en.pagefind": b"3",
    "fragment/en_1.pf_fragment": b"4",
}


def packed(value: Any) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor.encoded(value))


def index(values: list[Any], filters: list[Any]) -> dict[str, bytes]:
    return {
        **KEPT,
        "pagefind-ui.js": b"no",
        "filter/en_aaaaaaa.pf_filter": packed(["kind", [["note", [1]]]]),
        "filter/en_bbbbbbb.pf_filter": packed(["topic", values]),
        "pagefind.en_cccccccccc.pf_meta": packed(["1.5.2", [], [], filters]),
        ENTRY: b'{"version":"1.5.2","languages":{"en":{"hash":"en_cccccccccc","wasm":"en","page_count":2}}}',
    }


def test_an_index_is_the_same_in_whatever_order_pagefind_wrote_it() -> None:
    kind, topic = ["kind", "en_aaaaaaa"], ["topic", "en_bbbbbbb"]
    one = bundle(index([["b", [2]], ["a", [1]]], [topic, kind]))
    assert one == bundle(index([["a", [1]], ["b", [2]]], [kind, topic]))
    name = msgspec.json.decode(one[ENTRY])["languages"]["en"]["hash"]
    filters = cbor.decoded(gzip.decompress(one[f"pagefind.{name}.pf_meta"])[12:])[3]
    assert [label for label, _ in filters] == ["kind", "topic"]
    assert all(f"filter/{file}.pf_filter" in one for _, file in filters)
    assert KEPT.items() <= one.items()
    assert "pagefind-ui.js" not in one


@pytest.mark.parametrize(
    "broken", [b"{", b"{}", b'{"languages":{"en":{"hash":"en_0"}}}', b'{"languages":[1]}']
)
def test_files_that_are_written_otherwise_are_refused(broken: bytes) -> None:
    with pytest.raises(ValueError):
        bundle({**index([], []), ENTRY: broken})
