import threading

from briefgen.preview.watching import inbox as module
from briefgen.preview.watching.inbox import Batch, Inbox
from briefgen.preview.watching.values import Hint, Kind


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def hint(name: str) -> Hint:
    return Hint("/site", name, Kind.WRITTEN)


def remaining(inbox: Inbox) -> float | None:
    found = inbox._remaining()
    return None if found is None else round(found, 6)


def test_nothing_is_due_while_nothing_came() -> None:
    assert remaining(Inbox(0.05, 2.0)) is None


def test_a_batch_is_due_when_files_have_been_quiet() -> None:
    clock = Clock()
    inbox = Inbox(0.05, 2.0, clock)
    inbox.put(hint("a"))
    clock.now += 0.04
    assert remaining(inbox) == 0.01
    inbox.put(hint("b"))
    assert remaining(inbox) == 0.05
    clock.now += 0.05
    assert remaining(inbox) == 0


def test_a_stream_of_hints_holds_nothing_back_for_longer_than_the_longest() -> None:
    clock = Clock()
    inbox = Inbox(0.05, 2.0, clock)
    for at in range(50):
        inbox.put(hint(str(at)))
        clock.now += 0.04
    assert remaining(inbox) == 0
    assert inbox.wait()


def test_a_batch_is_given_once() -> None:
    inbox = Inbox(0.0, 2.0)
    inbox.put(hint("a"))
    inbox.put(hint("a"))
    assert inbox.take() == Batch(frozenset({hint("a")}), missed=False, failure=None)
    assert inbox.take() == Batch(frozenset(), missed=False, failure=None)
    assert remaining(inbox) is None


def test_hints_without_end_become_a_look_at_everything() -> None:
    inbox = Inbox(0.0, 2.0)
    for at in range(module.MOST_HINTS + 5):
        inbox.put(hint(str(at)))
    batch = inbox.take()
    assert (len(batch.hints), batch.missed) == (module.MOST_HINTS, True)


def test_a_failure_is_told_with_the_batch() -> None:
    inbox = Inbox(0.0, 2.0)
    failure = OSError("broken")
    inbox.fail(failure)
    assert inbox.take() == Batch(frozenset(), missed=True, failure=failure)


def test_closing_lets_whoever_waits_go() -> None:
    inbox = Inbox(0.05, 2.0)
    found: list[bool] = []
    waiting = threading.Thread(target=lambda: found.append(inbox.wait()))
    waiting.start()
    inbox.close()
    waiting.join(10)
    assert found == [False]
    assert not inbox.wait()
