"""Which situation a theme is about: what anybody sees who reads its entries."""

from collections import Counter
from collections.abc import Iterable

from bot.outer_loop.theme import Member
from bot.outer_loop.verbatims import as_sentences
from evals.simulated.contacts import World
from evals.simulated.situations import Situation, situations


class Reading:
    """Knows every text of the story by its situation."""

    def __init__(self, world: World) -> None:
        self._about = {text: s for s in situations() for text in world.asked[s.id]}
        for s in situations():
            for says, why in world.told[s.id]:
                self._about |= {says: s, as_sentences(says, why): s}

    def situation_of(self, member: Member) -> Situation | None:
        """What it is about; null for words that redaction changed."""
        return self._about.get(member.text)

    def counted(self, members: Iterable[Member]) -> Counter[str]:
        """So many entries of each situation, by its id."""
        found = (self.situation_of(member) for member in members)
        return Counter(situation.id for situation in found if situation)


def most_of(counted: Counter[str]) -> Situation | None:
    """The situation of most of them; null of none."""
    if not counted:
        return None
    name = counted.most_common(1)[0][0]
    return next(s for s in situations() if s.id == name)
