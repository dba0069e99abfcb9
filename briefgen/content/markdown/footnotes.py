"""Footnotes: their numbers in the text, and their section behind it."""

from collections.abc import Callable, Mapping
from html import escape

from markdown_it.token import Token

from briefgen.content.markdown.draft import Draft, Note

_BACK = "\u21a9\ufe0e"


def mention(draft: Draft, token: Token) -> None:
    """Write the number of a footnote, in the order in which the text names them first."""
    label = token.meta["label"]
    note = draft.notes.get(label)
    if note is None:
        note = draft.notes[label] = Note(len(draft.notes) + 1, label)
        draft.note_order.append(note)
    note.mentions += 1
    identity = _mention_id(draft, note, note.mentions)
    draft.claim(identity)
    draft.out.append(
        f'<sup class="footnote-ref"><a href="#{_note_id(draft, note)}" id="{identity}" role="doc-noteref">'
        f"{note.number}</a></sup>"
    )


def missing(draft: Draft, token: Token) -> None:
    """Write a reference to a footnote that is not there as it was typed, and report it."""
    draft.words.append(token.content)
    draft.out.append(escape(token.content, quote=False))
    draft.report(
        "BG201", f'footnote "{token.meta["label"]}" is not defined',
        draft.place(token.meta["pos"], len(token.content)),
        f"add a line that begins with [^{token.meta['label']}]: to the file",
    )  # fmt: skip


def write_footnotes(
    draft: Draft, definitions: Mapping[str, list[Token]], write: Callable[[Draft, list[Token]], None]
) -> None:
    """Write the section of all footnotes that the text names, those named by footnotes included."""
    if not draft.notes:
        return
    name = escape(draft.labels.footnotes)
    draft.out.append(f'<section class="footnotes" role="doc-endnotes" aria-label="{name}">\n<ol>\n')
    slots = [  # the order grows while footnotes name further footnotes
        (_write_note(draft, note, definitions[note.label], write), note) for note in draft.note_order
    ]
    draft.out.append("</ol>\n</section>\n")
    for place, note in slots:
        draft.out[place] += _back_links(draft, note)


def _write_note(
    draft: Draft, note: Note, tokens: list[Token], write: Callable[[Draft, list[Token]], None]
) -> int:
    """Write one footnote; return the number of the piece behind whose text its back links go."""
    identity = _note_id(draft, note)
    draft.claim(identity)
    draft.out.append(f'<li id="{identity}">')
    ends_in_paragraph = bool(tokens) and tokens[-1].type == "paragraph_close"
    write(draft, tokens[:-1] if ends_in_paragraph else tokens)
    draft.out.append(" " if ends_in_paragraph else "<p>")
    slot = len(draft.out) - 1
    draft.out.append("</p>\n</li>\n")
    return slot


def _back_links(draft: Draft, note: Note) -> str:
    label = escape(draft.labels.back.format(note.number))
    links = []
    for time in range(1, note.mentions + 1):
        which = f"<sup>{time}</sup>" if note.mentions > 1 else ""
        # The number that is seen is part of the name, for whoever speaks it (WCAG 2.5.3); brackets hide it.
        name = f"{label}, {time}" if note.mentions > 1 else label
        links.append(
            f'<a href="#{_mention_id(draft, note, time)}" class="footnote-back" role="doc-backlink" '
            f'aria-label="{name}">{_BACK}{which}</a>'
        )
    return " ".join(links)


def _note_id(draft: Draft, note: Note) -> str:
    return f"_fn-{draft.prefix}-{note.number}"


def _mention_id(draft: Draft, note: Note, time: int) -> str:
    return f"_fnref-{draft.prefix}-{note.number}" + (f"-{time}" if time > 1 else "")
