"""The chain: whatever is changed, taken out or put in between shows."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.changes import Link
from bot.entries import Erased
from bot.history import GENESIS, Chain, Erasures, links
from tests.contracts.entries import NOON, VERSION, action

MADE = tuple(
    links((action(f"a{n}") for n in range(8)), 0, GENESIS, iter([f"salt{n}" for n in range(8)]))
)
FIELDS = {
    "number": 99,
    "id": "other",
    "about": "other",
    "kind": "asked",
    "at": NOON + timedelta(microseconds=1),
    "digest": "0" * 64,
    "hash": "0" * 64,
    "payload": "{}",
    "salt": "other",
}


def fault(found: list[Link], erasures: Erasures | None = None) -> tuple[str, str] | None:
    chain = Chain(erasures or Erasures())
    return next(((link.id, said) for link in found if (said := chain.broken(link))), None)


def test_an_untouched_chain_holds() -> None:
    assert fault(list(MADE)) is None


@given(at=st.integers(0, 7), field=st.sampled_from(sorted(FIELDS)))
def test_one_changed_value_breaks_it_there_or_right_behind(at: int, field: str) -> None:
    changed = list(MADE)
    changed[at] = changed[at].model_copy(update={field: FIELDS[field]})

    assert fault(changed) is not None


@given(at=st.integers(0, 6))
def test_a_missing_link_shows(at: int) -> None:
    found = fault([link for n, link in enumerate(MADE) if n != at])

    assert found == (f"a{at + 1}", "missing")


@given(at=st.integers(0, 7))
def test_an_erased_text_is_fine_only_if_its_erasure_is_recorded(at: int) -> None:
    erased = list(MADE)
    erased[at] = erased[at].model_copy(update={"payload": None, "salt": None})
    said = Erasures()
    head = {"id": "x", "at": NOON, "by": "adam", "team": None, "channel": "command"}
    entry = {**head, "knowledge_version": VERSION, "reason": "case", "count": 1}
    said.add(Erased.model_validate({**entry, "entries": [f"a{at}"]}))

    assert fault(erased) == (f"a{at}", "text removed")
    assert fault(erased, said) is None


def test_a_short_text_cannot_be_guessed_from_its_digest() -> None:
    once, again = (next(links([action()], 0, GENESIS, iter([salt]))) for salt in ("one", "two"))

    assert once.payload == again.payload
    assert once.digest != again.digest
