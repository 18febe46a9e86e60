"""A public set's documents as guidance, so that the product's own retrieval can be asked."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.guidance.base import GuidanceBase
from bot.guidance.company import Company, Journey, Owners, Signals
from bot.guidance.items import ANY_TOUCHPOINT, Principle, Section, Status
from bot.guidance.passages import Passage, windows
from evals.beir import Document

_OWNER = "nobody"
_HEADING = "What good looks like"


class Corpus:
    """Documents as principles. `doc_of` maps an item's id back to its document's."""

    def __init__(self, name: str, documents: Sequence[Document]) -> None:
        numbered = {f"d{number}": document for number, document in enumerate(documents)}
        self.doc_of = {item: document.id for item, document in numbered.items()}
        self.base = _base(name, tuple(_item(i, document) for i, document in numbered.items()))
        self.passages = tuple(p for i, document in numbered.items() for p in _passages(i, document))


def _passages(item: str, document: Document) -> Iterator[Passage]:
    pieces = windows(document.text) or (document.title,)
    for number, text in enumerate(pieces, 1):
        yield Passage(
            id=f"{item}#text.{number}",
            item=item,
            kind="principle",
            heading=_HEADING,
            context=document.title,
            text=text,
        )


def _item(item: str, document: Document) -> Principle:
    return Principle(
        id=item,
        title=" ".join(document.title.split()) or item,
        touchpoints=(ANY_TOUCHPOINT,),
        owner=_OWNER,
        review_by=date.max,
        status=Status.CURRENT,
        path=f"principles/{item}.md",
        sections=(Section(heading=_HEADING, text=document.text, line=1),),
    )


def _base(name: str, items: tuple[Principle, ...]) -> GuidanceBase:
    owner = {
        "id": _OWNER,
        "title": "Nobody",
        "time_zone": "UTC",
        "hours": "24/7",
        "reply_within": {"normal": "1d", "urgent": "1h"},
    }
    touchpoint = {"id": ANY_TOUCHPOINT, "title": "Any", "owner": _OWNER}
    stage = {"id": ANY_TOUCHPOINT, "title": "Any", "touchpoints": [touchpoint]}
    return GuidanceBase(
        version=f"set-{name}",
        company=Company(name=name, currency="GBP", locale="en_GB"),
        journey=Journey.model_validate({"stages": [stage]}),
        owners=Owners.model_validate({"owners": [owner]}),
        signals=Signals(),
        items=items,
    )
