"""What a text is about and which way round it says it: word forms, clauses, negation."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.guidance.words import SMALL, stem, words

_IRREGULAR = {
    past: base
    for line in """
    ask asking asks; begin began begun; break broke broken; bring brought; build built; buy bought;
    catch caught; choose chose chosen; come came; do did done; drive drove driven; fall fell fallen;
    feel felt; find found; forget forgot forgotten; get got gotten; give gave given; go went gone;
    grow grew grown; hear heard; hold held; keep kept; know knew known; lay laid; lead led;
    leave left; lend lent; let letting; lose lost; make made; mean meant; meet met; pay paid;
    read reading; ring rang rung; run ran; say said; see saw seen; sell sold; send sent;
    show shown; sit sat; speak spoke spoken; spend spent; stand stood; take took taken;
    teach taught; tell told; think thought; understand understood; wear wore worn; write wrote
    written; refuse refused refusal; approve approval; apologise apology sorry; choose choice;
    deliver delivery deliveries; decide decision; replace replacement replacements; grant grants
    """.split(";")
    for base, *forms in [line.split()]
    for past in forms
}
FREE = frozenset(
    "also again already always another anything both each else even ever every first here how "
    "however into let lets like made make makes much never no nor not now off once one only other "
    "out over own put say says still such tell tells than them themselves then thing things too "
    "until very way well where whether while why yes yet yourself customer customers person people "
    "advisor something someone somebody anyone anybody everything nothing none without and but "
    "because before after during about ask asks ve ll re don't doesn't didn't won't isn't aren't "
    "can't couldn't wouldn't shouldn't needn't hasn't haven't wasn't weren't cannot may might must "
    "i'm i'll i've you're you'll you've we're we'll we've they're they'll they've it's that's "
    "there's here's what's let's".split()
)
"""Words that carry little on their own; the decisive ones among them have checks of their own."""
_NEGATORS = frozenset(
    "not no never none nobody nothing neither nor without cannot don't doesn't didn't won't isn't "
    "aren't can't couldn't wouldn't shouldn't needn't hasn't haven't wasn't weren't mustn't dont "
    "doesnt didnt wont isnt arent cant couldnt wouldnt shouldnt neednt refuse avoid instead rather "
    "nowhere hardly".split()
)
_NO_CONTENT = SMALL | FREE | (_NEGATORS - {"refuse", "avoid"})
_LIGHT = frozenset("come go take want use need happen see know look find".split())
"""Forms of verbs too common to tell which clause speaks of the same."""
_LEAVE_OUT = re.compile(r"\b(?:leave|leaves|leaving|left)\b(?=.*\b(?:out|unsaid|alone)\b)", re.I)
_OPEN_QUESTION = re.compile(r"\s*whether\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[.;:!?—–()\"“”,]+(?=\s|$)|(?<=\s)[\"“(—–]|"
    r"\b(?=(?:but|because|when|if|while|before|after|until|unless|so that|although|where|which|"
    r"who|rather than|instead of|since|whether|as well as|with no|without)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def form(word: str) -> str:
    """One form for a lower-case word's inflections: gave, given, gives → give."""
    base = _IRREGULAR.get(word, word)
    return stem(re.sub(r"iz(e|es|ed|ing|ation)$", r"is\1", base))


@lru_cache(maxsize=4_096)
def forms(text: str) -> frozenset[str]:
    """The forms of all words of a text."""
    return frozenset(form(word) for word in words(text))


@lru_cache(maxsize=4_096)
def content(text: str) -> frozenset[str]:
    """The forms of those words of a text that carry its content; numbers are checked elsewhere."""
    return frozenset(
        form(word) for word in words(text) if word not in _NO_CONTENT and not word[0].isdigit()
    )


@dataclass(frozen=True)
class Clause:
    """A part of a sentence: what it is about, and whether it is denied (null: left open).

    `head` is its first word of content: what an instruction tells one to do.
    """

    head: str
    content: frozenset[str]
    denied: bool | None


@lru_cache(maxsize=4_096)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text that have content, in order."""
    found = []
    before = ""
    for part in _CLAUSE.split(text.replace("’", "'")):
        whole = f"{before} {part or ''}"
        says = content(whole) - _LIGHT
        # "Never, when …" denies what follows.
        before = whole if not says and _denied(whole) else ""
        if says:
            head = next(form(word) for word in words(whole) if form(word) in says)
            found.append(Clause(head, content(whole), _denied(whole)))
    return tuple(found)


def _denied(text: str) -> bool | None:
    """Whether a clause denies; two denials make none, but "neither … nor" is one."""
    if _OPEN_QUESTION.match(text):
        return None
    found = [word for word in words(_LEAVE_OUT.sub(" not ", text)) if word in _NEGATORS]
    if len(found) > 1:
        found = [word for word in found if word != "nor"]
    return len(found) % 2 == 1


def supported(text: str, by: str) -> float:
    """The share of a text's content that stands in another text; 1 when it has no content."""
    own = content(text)
    return len(own & forms(by)) / len(own) if own else 1.0


def turned_round(text: str, by: str) -> bool:
    """Whether a text denies what the other says, or says what the other denies.

    Each clause is held against those clauses of the other text that are most like it, and each of
    its words against every clause that has it. A denial that nothing supports counts as well.
    """
    others = clauses(by)
    return any(_turned(clause, others) for clause in clauses(text))


def _turned(clause: Clause, others: tuple[Clause, ...]) -> bool:
    own = clause.content - _LIGHT
    if clause.denied is None or not own:
        return False
    ways = [{o.denied for o in others if word in o.content} for word in own]
    if clause.denied and not any(True in way or None in way for way in ways):
        return True
    if not clause.denied and 3 * ways.count({True}) >= sum(map(bool, ways)) > 0:
        return True
    if not clause.denied and {o.denied for o in others if clause.head in o.content} == {True}:
        return True
    shared = [len(own & other.content) for other in others]
    most = max(shared, default=0)
    if most / len(own) < _ALIKE:
        return False
    nearest = {o.denied for o, s in zip(others, shared, strict=True) if s == most}
    return None not in nearest and clause.denied not in nearest


_ALIKE = 0.34
"""How much of a clause another has to have to count as saying the same, or its opposite."""
