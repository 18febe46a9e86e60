"""Which sentences of a draft are shown, and from when on.

Sentences are held until two have passed and at least as many have passed as failed. From then on
each is shown as it passes, and the draft is left as soon as more of it failed than passed. So what
was shown stays shown, and a draft that is mostly wrong shows nothing.
"""

from collections import Counter
from dataclasses import dataclass, field

from bot.answering.brief import Brief
from bot.answering.grounding import Fault, fault_in
from bot.answering.statement import Statement

FEWEST, MOST = 2, 5
MOST_SEEN = 10


@dataclass
class Sifted:
    """The sentences that passed, and the reasons why others did not."""

    passed: list[Statement] = field(default_factory=list)
    cut: Counter[Fault] = field(default_factory=Counter)
    released: bool = False

    def add(self, sentence: Statement, brief: Brief) -> None:
        """Check the next sentence; one that was said already counts for nothing."""
        if self.full or any(s.text.casefold() == sentence.text.casefold() for s in self.passed):
            return
        fault = fault_in(sentence, brief)
        if fault is not None:
            self.cut[fault] += 1
        else:
            self.passed.append(sentence)
        enough = len(self.passed) >= FEWEST and len(self.passed) >= self.cut.total()
        self.released = self.released or enough

    @property
    def full(self) -> bool:
        """Whether nothing that still comes could be shown."""
        seen = len(self.passed) + self.cut.total()
        failing = self.released and self.cut.total() > len(self.passed)
        return failing or len(self.passed) >= MOST or seen >= MOST_SEEN

    @property
    def shown(self) -> tuple[str, ...]:
        """The sentences that may be shown, in order."""
        return tuple(s.shown for s in self.passed) if self.released else ()
