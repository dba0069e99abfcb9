"""Tables as GitHub writes them."""

from briefgen.theme.plain_markdown.inlines import BREAK, inline
from briefgen.theme.plain_markdown.tree import Element

Row = list[Element]
_RULES = {"left": ":---", "center": ":---:", "right": "---:"}


def table(element: Element) -> str:
    """Return a table; its first row is the head when it has none. Empty without cells."""
    rows = [row for each in element.find("tr") if (row := list(each.find("th", "td")))]
    if not rows:
        return ""
    width = max(map(len, rows))
    has_head = next(element.find("thead"), None) is not None or all(cell.name == "th" for cell in rows[0])
    head = rows[0] if has_head else []
    lines = [_line(head, width), _rule(rows[0], width)]
    lines += (_line(row, width) for row in rows[int(has_head) :])
    caption = next(element.find("caption"), None)
    above = f"{inline(caption.children).strip()}\n\n" if caption is not None else ""
    return above + "\n".join(lines)


def _line(row: Row, width: int) -> str:
    cells = [*map(_cell, row), *[""] * (width - len(row))]
    return f"| {' | '.join(cells)} |"


def _cell(cell: Element) -> str:
    text = inline(cell.children).strip().replace(BREAK, "<br>").replace("\n", " ")
    return text.replace("|", "\\|")


def _rule(row: Row, width: int) -> str:
    found = [_RULES.get(cell.get("class"), "---") for cell in row]
    return f"| {' | '.join([*found, *['---'] * (width - len(row))])} |"
