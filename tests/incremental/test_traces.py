"""Which results still hold, told by the digests of what they read."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.incremental import Recorder, Trace, Traces, digest, numbers

KEYS = [f"key:{number}" for number in range(8)]
EMPTY = Traces([], b"", {})
reads = st.dictionaries(st.sampled_from(["/a/", "/b/", "/c/"]), st.frozensets(st.sampled_from(KEYS)))


def value(key: str, edition: int = 0) -> bytes:
    return digest(f"{key} {edition}".encode())


def made(read: dict[str, frozenset[str]], fingerprint: bytes = b"f") -> Traces:
    """The traces of results that read these keys in their first edition."""
    recorder = Recorder(EMPTY)
    for name, keys in read.items():
        recorder.note(name, fingerprint, sorted(keys), digest(name.encode()))
    names = recorder.names()
    return Traces(names, b"".join(map(value, names)), recorder.results)


def stale(traces: Traces, changed: frozenset[str], names: dict[str, bytes]) -> set[str]:
    return set(traces.stale(names, traces.changed({key: value(key, 1) for key in changed})))


@given(reads, st.frozensets(st.sampled_from(KEYS)))
def test_a_result_is_stale_exactly_when_it_read_what_changed(
    read: dict[str, frozenset[str]], changed: frozenset[str]
) -> None:
    wanted = dict.fromkeys(read, b"f")
    assert stale(made(read), changed, wanted) == {name for name, keys in read.items() if keys & changed}


@given(reads)
def test_a_result_with_another_fingerprint_is_stale_whatever_it_read(read: dict[str, frozenset[str]]) -> None:
    assert stale(made(read), frozenset(), dict.fromkeys(read, b"g")) == set(read)


@given(reads)
def test_what_was_read_comes_back_sorted(read: dict[str, frozenset[str]]) -> None:
    traces = made(read)
    assert {name: traces.reads_of(name) for name in read} == {
        name: tuple(sorted(read[name])) for name in read
    }


def test_a_result_that_was_never_made_is_stale_and_read_nothing() -> None:
    traces = made({"/a/": frozenset(KEYS[:2])})
    assert list(traces.stale({"/new/": b"f"}, frozenset())) == ["/new/"]
    assert traces.reads_of("/new/") == ()


def test_a_result_that_is_no_longer_wanted_is_not_asked_for() -> None:
    assert stale(made({"/a/": frozenset(KEYS), "/b/": frozenset(KEYS)}), frozenset(KEYS), {"/a/": b"f"}) == {
        "/a/"
    }


def test_a_key_of_which_nothing_is_said_counts_as_unchanged() -> None:
    traces = made({"/a/": frozenset(KEYS[:3])})
    assert traces.changed({}) == frozenset()
    assert traces.changed({KEYS[0]: value(KEYS[0]), KEYS[2]: value(KEYS[2], 1), "key:new": b"x"}) == {2}


def test_a_value_that_comes_back_as_it_was_wakes_nobody() -> None:
    traces = made({"/a/": frozenset(KEYS)})
    assert list(traces.stale({"/a/": b"f"}, traces.changed({key: value(key) for key in KEYS}))) == []


@given(reads, reads)
def test_numbers_stay_valid_from_build_to_build(
    first: dict[str, frozenset[str]], second: dict[str, frozenset[str]]
) -> None:
    earlier = made(first)
    recorder = Recorder(earlier)
    for name in first.keys() - second.keys():
        recorder.keep(name)
    for name, keys in second.items():
        recorder.note(name, b"f", sorted(keys), b"o")
    names = recorder.names()
    later = Traces(names, b"".join(map(value, names)), recorder.results)
    for name, keys in {**first, **second}.items():
        assert later.reads_of(name) == tuple(sorted(keys))


def test_a_kept_trace_is_the_earlier_one() -> None:
    earlier = made({"/a/": frozenset(KEYS)})
    recorder = Recorder(earlier)
    recorder.keep("/a/")
    assert recorder.results["/a/"] is earlier.results["/a/"]


def test_only_the_digests_of_fresh_and_new_keys_are_asked_for() -> None:
    earlier = made({"/a/": frozenset(KEYS[:2])})
    asked: list[str] = []

    def digest_of_key(key: str) -> bytes:
        asked.append(key)
        return value(key, 1)

    patched = earlier.patched([*earlier.names, "key:new"], digest_of_key, {KEYS[1]})
    assert patched == value(KEYS[0]) + value(KEYS[1], 1) + value("key:new", 1)
    assert asked == [KEYS[1], "key:new"]


def test_a_trace_keeps_the_output_and_a_note() -> None:
    recorder = Recorder(EMPTY)
    recorder.note("/a/", b"f", ["x", "y", "x"], b"out", b"note")
    trace = recorder.results["/a/"]
    assert trace == Trace(b"f", trace.reads, b"out", b"note")
    assert list(numbers(trace.reads)) == [0, 1, 0]
    assert len(trace.reads) == 3 * 4
