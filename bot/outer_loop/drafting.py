"""A draft example from entries of the logbook: valid, redacted, with its sources. Pure.

It has the format's sections and keys, so that the check passes it, and the status `draft`, so that
no answer uses it before somebody has made it theirs.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from bot.errors import RequestRefused
from bot.guidance.base import GuidanceBase
from bot.guidance.items import ANY_TOUCHPOINT, Example, Limit, Principle, Status
from bot.guidance.routing import last_resort
from bot.guidance.sentences import sentences
from bot.guidance.words import content_stems
from bot.logbook.texts import short
from bot.values import Value
from bot.wording import Wording

MOST_SOURCES = 5
_TITLE, _ID_WORDS = 70, 8


class NoPrinciple(RequestRefused):
    """The guidance base has no principle that an example could show."""


class Source(Value):
    """One entry that a draft is made from, its texts redacted.

    `done` is what was done, or what was decided; `guidance` the items it rested on.
    """

    id: str
    at: datetime
    kind: Literal["action", "nominated", "reply"]
    situation: str
    done: str
    why: str = ""
    touchpoint: str = ""
    limit: str | None = None
    guidance: tuple[str, ...] = ()


class Draft(Value):
    """A draft example: its path in the knowledge folder, and the file's text."""

    id: str
    path: str
    text: str
    sources: tuple[str, ...]


def draft(sources: Sequence[Source], base: GuidanceBase, today: date, wording: Wording) -> Draft:
    """The draft that these entries make, the first one telling its situation; one or more.

    Raises NoPrinciple.
    """
    chosen = tuple(sources[:MOST_SOURCES])
    title = _title(chosen[0].situation)
    item_id = _free(_slug(title), base)
    front = _front(item_id, title, chosen, base, today)
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    body = _body(chosen, wording)
    text = "\n".join(["---", *lines, "---", "", body, ""])
    ids = tuple(source.id for source in chosen)
    return Draft(id=item_id, path=f"examples/{item_id}.md", text=text, sources=ids)


def _front(
    item_id: str, title: str, sources: Sequence[Source], base: GuidanceBase, today: date
) -> dict[str, object]:
    known = base.journey.touchpoints
    touchpoints = list(dict.fromkeys(s.touchpoint for s in sources if s.touchpoint in known))
    owner = known[touchpoints[0]].owner if touchpoints else last_resort(base).id
    review_by = today + timedelta(days=base.company.review_interval_days)
    limits = list(dict.fromkeys(s.limit for s in sources if _is(Limit, s.limit, base)))
    return {
        "id": item_id,
        "title": title,
        "touchpoints": touchpoints or [ANY_TOUCHPOINT],
        "owner": owner,
        "review_by": review_by.isoformat(),
        "status": Status.DRAFT.value,
        "principles": [_principle(sources, base)],
        **({"limits": limits} if limits else {}),
        "source": "logbook",
        "sources": [source.id for source in sources],
    }


def _is(kind: type, item: str | None, base: GuidanceBase) -> bool:
    return isinstance(base.by_id.get(item or ""), kind)


def _principle(sources: Sequence[Source], base: GuidanceBase) -> str:
    """What the entries rested on most, else the principle that has most of their words."""
    current = [
        i for i in base.items if isinstance(i, Principle) and i.status is Status.CURRENT
    ] or [i for i in base.items if isinstance(i, Principle)]
    if not current:
        raise NoPrinciple("no principle")
    rested = Counter(p for s in sources for i in s.guidance for p in _shown_by(i, base))
    said = Counter(stem for s in sources for stem in content_stems(f"{s.situation} {s.why}"))

    def fit(principle: Principle) -> tuple[int, float]:
        text = " ".join((principle.title, *principle.keywords, *_texts(principle)))
        own = frozenset(content_stems(text))
        shared = sum(said[stem] for stem in own)
        return rested[principle.id], shared / max(len(own), 1) ** 0.5

    return max(current, key=fit).id


def _shown_by(item: str, base: GuidanceBase) -> tuple[str, ...]:
    found = base.by_id.get(item)
    if isinstance(found, Example):
        return found.principles
    return (item,) if isinstance(found, Principle) else ()


def _texts(principle: Principle) -> Iterable[str]:
    return (section.text for section in principle.sections)


def _body(sources: Sequence[Source], wording: Wording) -> str:
    say, first = wording.phrases.guidance, sources[0]
    ids = ", ".join(source.id for source in sources)
    edits = "\n".join(f"- {edit}" for edit in say.draft_edits)
    comment = f"<!-- {say.draft_comment.format(ids=ids)}\n{edits}\n-->"
    others = [say.draft_other_time.format(situation=s.situation) for s in sources[1:]]
    whys = [s.why for s in sources if s.why.strip()] or [say.draft_no_why]
    done = [s.done if s.done.rstrip()[-1:] in ".!?…" else f"{s.done.rstrip()}." for s in sources]
    sections = (
        ("Situation", [first.situation, *others]),
        ("What good looked like", done),
        ("Why it was right", whys),
        ("How it turned out", [_credit(sources, wording)]),
    )
    told = (f"## {heading}\n\n{prose(dict.fromkeys(texts))}" for heading, texts in sections)
    return "\n\n".join([comment, *told])


def _credit(sources: Sequence[Source], wording: Wording) -> str:
    say = wording.phrases.guidance
    days = sorted(source.at.date() for source in sources)
    first, last = wording.day(days[0]), wording.day(days[-1])
    if len(sources) > 1:
        return say.credit_many.format(number=len(sources), first=first, last=last)
    kinds = {"action": say.credit, "nominated": say.credit_nominated, "reply": say.credit_reply}
    return kinds[sources[0].kind].format(date=first)


def prose(texts: Iterable[str]) -> str:
    """Paragraphs of Markdown in which nothing that somebody typed is a mark."""
    lines = (" ".join(line.split()) for text in texts for line in text.splitlines())
    return "\n\n".join(_unmarked(line) for line in lines if line)


def _unmarked(line: str) -> str:
    """A paragraph that is no heading, fence or comment; quoted without the backslashes."""
    line = line.replace("<!--", r"<\!--").replace("-->", r"--\>")
    return f"\\{line}" if line[0] in "#`~" else line


def _title(situation: str) -> str:
    """The situation's first sentence, as far as a title goes."""
    first = next(iter(sentences(prose([situation]))), "") or situation
    return short(first, _TITLE).rstrip(".") or "…"


def _slug(title: str) -> str:
    """The words of a title as an id: `parcel-came-late`."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore")
    found = re.findall(r"[a-z0-9]+", plain.decode().lower().replace("'", ""))
    return "-".join(found[:_ID_WORDS]) or "from-the-front-line"


def _free(item_id: str, base: GuidanceBase) -> str:
    """The same, with a number behind it where an item is called so already."""
    number, free = 1, item_id
    while free in base.by_id:
        number += 1
        free = f"{item_id}-{number}"
    return free
