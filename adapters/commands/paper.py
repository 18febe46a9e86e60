"""A reply on paper: Markdown, or one page of HTML without anything to fetch. Pure."""

from collections.abc import Iterator
from html import escape

from bot.replies import Chart, Part, Points, Reply, Table, Text

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "h2,caption{font-size:1.25rem;font-weight:600;text-align:left;margin:1.5rem 0 .5rem}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;margin:1.5rem 0}"
    "caption{margin:0;padding:.5rem 0}th,td{text-align:left;padding:.3rem .6rem;"
    "border-bottom:1px solid #ccc;vertical-align:top}th:first-child{width:38%}"
    "th:nth-child(2){width:28%}"
)
_SIZED = '<meta name="viewport" content="width=device-width, initial-scale=1">'


def markdown(reply: Reply) -> str:
    """Headings, paragraphs, lists and tables; buttons need a chat and are left out."""
    return "\n\n".join(block for part in reply.parts for block in _markdown(part))


def html(reply: Reply, language: str = "en") -> str:
    """The same as a page in that language, by its ISO 639-1 code."""
    title = next((p.heading for p in reply.parts if isinstance(p, Text) and p.heading), "Leeway")
    body = "\n".join(block for part in reply.parts for block in _html(part))
    head = f'<meta charset="utf-8">{_SIZED}<title>{escape(title)}</title><style>{_STYLE}</style>'
    start = f'<!doctype html>\n<html lang="{language}"><head>{head}</head>'
    return f"{start}\n<body>\n{body}\n</body></html>"


def _markdown(part: Part) -> Iterator[str]:
    match part:
        case Text():
            if part.heading:
                yield f"## {part.heading}"
            if part.text:
                yield part.text
        case Points():
            yield f"### {part.heading}"
            yield "\n".join(f"- {point}" for point in part.points)
        case Table():
            yield f"### {part.caption}"
            lines = [part.columns, ("---",) * len(part.columns), *part.rows]
            yield "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
        case Chart():
            yield f"### {part.title}"
            yield part.alt
        case _:
            return


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _html(part: Part) -> Iterator[str]:
    match part:
        case Text():
            if part.heading:
                yield f"<h1>{escape(part.heading)}</h1>"
            if part.text:
                yield f"<p>{escape(part.text)}</p>"
        case Points():
            points = "".join(f"<li>{escape(point)}</li>" for point in part.points)
            yield f"<h2>{escape(part.heading)}</h2>\n<ul>{points}</ul>"
        case Table():
            head = "".join(f'<th scope="col">{escape(column)}</th>' for column in part.columns)
            yield f"<table><caption>{escape(part.caption)}</caption>\n<tr>{head}</tr>"
            for row in part.rows:
                first, *rest = map(escape, row)
                yield f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{c}</td>" for c in rest)
            yield "</table>"
        case Chart():
            yield f"<h2>{escape(part.title)}</h2>\n<p>{escape(part.alt)}</p>"
        case _:
            return
