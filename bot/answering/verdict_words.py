"""A ruling and the limits in words. Amounts, deciders and periods come from guidance data alone."""

from itertools import pairwise

from bot.answers import Leeway, Quantity, Verdict
from bot.guidance.base import GuidanceBase
from bot.guidance.items import Limit, Tier, Unit
from bot.guidance.passages import plain
from bot.guidance.verdict import Reason, Ruling
from bot.people import DISCRETION, Role
from bot.wording import Wording


class VerdictWords:
    """Words for one company's limits, in one language."""

    def __init__(self, base: GuidanceBase, wording: Wording) -> None:
        self._base = base
        self._w = wording

    def verdict(self, ruling: Ruling) -> Verdict:
        """The verdict as the answer carries it."""
        limit = ruling.limit
        return Verdict(
            outcome=ruling.outcome,
            action=limit.action if limit else None,
            amount=ruling.amount,
            limit=limit.id if limit else None,
            decides=ruling.decides,
            because=self._because(ruling),
        )

    def lead(self, ruling: Ruling) -> str:
        """The sentence the advisor reads first."""
        p = self._w.phrases
        template = {
            Reason.SIGNAL: p.stop_signal,
            Reason.STOPPED_BY_LIMIT: p.stop_limit,
            Reason.NO_LIMIT: p.no_limit,
            Reason.FOREIGN_CURRENCY: p.ask_currency,
            Reason.NO_TIER: p.ask_no_tier,
            Reason.OWN_CAP: p.up_to,
            Reason.PERMITTED: p.yes_permission,
            Reason.WITHIN: p.yes,
            Reason.ABOVE: p.ask_above,
        }[ruling.reason]
        return self._w.say(template, **self._values(ruling))

    def _because(self, ruling: Ruling) -> str:
        p = self._w.phrases
        template = {
            Reason.SIGNAL: p.because_signal,
            Reason.STOPPED_BY_LIMIT: p.because_stopped,
            Reason.NO_LIMIT: p.because_none,
            Reason.FOREIGN_CURRENCY: p.because_currency,
            Reason.NO_TIER: p.because_no_tier,
            Reason.OWN_CAP: p.because_cap,
            Reason.PERMITTED: p.because_permission,
            Reason.WITHIN: p.because_within,
            Reason.ABOVE: p.because_above,
        }[ruling.reason]
        return self._w.say(template, **self._values(ruling))

    def _values(self, ruling: Ruling) -> dict[str, str]:
        limit = ruling.limit
        return {
            "action": self.action(limit) if limit else "",
            "per": self._w.per(limit.per) if limit else "",
            "amount": self._amount(limit, ruling.amount),
            "cap": self._amount(limit, ruling.cap),
            "who": self.who(ruling.decides) if ruling.decides else "",
            "currency": self._base.company.currency,
            "other": (ruling.amount.currency if ruling.amount else None) or "",
            "signal": ruling.signal.title if ruling.signal else "",
        }

    def action(self, limit: Limit) -> str:
        """The action in words, for the middle of a sentence."""
        return self._w.within_sentence(limit.title)

    def who(self, decider: str) -> str:
        """A role or an owner by the name people know."""
        if decider in {role.value for role in DISCRETION}:
            phrases = self._w.phrases
            return phrases.team_lead if decider == Role.TEAM_LEAD.value else phrases.advisor
        owner = self._base.owner_by_id.get(decider)
        return owner.title if owner else decider

    def _amount(self, limit: Limit | None, quantity: Quantity | None) -> str:
        if limit is None or quantity is None:
            return ""
        text = self._w.quantity(quantity, limit.unit.value)
        return f"{text} {self._noun(limit, text)}".strip() if limit.unit is Unit.COUNT else text

    def _noun(self, limit: Limit, number: str) -> str:
        """What a count counts, as the limit itself says: the word after that number or a cap."""
        said = plain(limit.section("In short")).split()
        caps = [f"{tier.up_to.normalize():f}" for tier in limit.tiers if tier.up_to is not None]
        nouns = {count: noun.strip(".,;:").lower() for count, noun in pairwise(said)}
        return next((nouns[count] for count in (number, *reversed(caps)) if count in nouns), "")

    def leeway(self, limit: Limit, role: Role) -> Leeway:
        """How far a limit goes for a role, and who decides beyond."""
        p, words = self._w.phrases, {"title": limit.title, "per": self._w.per(limit.per)}
        own = limit.tier_of(role)
        if own is None:
            text = p.leeway_none.format(**words)
        elif limit.unit is Unit.NONE:
            text = p.leeway_permission.format(**words)
        else:
            text = p.leeway_line.format(cap=self._cap(limit, own), **words)
        text += self._higher(limit, role)
        text += p.leeway_last.format(who=self.who(limit.beyond))
        if limit.needs:
            text += p.leeway_needs.format(needs=", ".join(limit.needs))
        return Leeway(limit=limit.id, text=text)

    def _higher(self, limit: Limit, role: Role) -> str:
        above = DISCRETION[DISCRETION.index(role) + 1 :]
        tiers = [tier for tier in limit.tiers if tier.role in above and tier.up_to is not None]
        return "".join(
            self._w.phrases.leeway_beyond.format(
                cap=self._cap(limit, tier), who=self.who(tier.role.value)
            )
            for tier in tiers
        )

    def _cap(self, limit: Limit, tier: Tier) -> str:
        if tier.up_to is None:
            return ""
        currency = self._base.company.currency if limit.unit is Unit.MONEY else None
        return self._amount(limit, Quantity(value=tier.up_to, currency=currency))
