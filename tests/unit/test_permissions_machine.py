"""No sequence of requests, by whomever, reads or does what is not permitted.

What is permitted is said here once more, in other words than in `bot/people.py`: texts carry marks
by which they are known wherever they turn up, and every new entry is judged by who made it.
"""

import asyncio
import re

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.entries import Decision, Entry
from bot.guidance_requests import (
    DraftExample,
    ShowConsistency,
    ShowNominated,
    ShowProposals,
    ShowStale,
)
from bot.loop_requests import (
    CloseEscalation,
    OpenPassOn,
    OpenReopen,
    OpenReply,
    OpenReview,
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
    ShowEscalations,
    ShowReviews,
    TakeEscalation,
)
from bot.record_requests import (
    EraseEntries,
    ImportPeople,
    ShowLogbook,
    ShowPeople,
    ShowUndelivered,
    VerifyRecord,
)
from bot.requests import (
    CorrectAction,
    Escalate,
    GiveFeedback,
    LogAction,
    OpenCorrection,
    OpenEscalation,
    OpenLog,
    Request,
    ShowEntry,
    ShowMine,
    ShowWhy,
)
from tests.unit.loop import NAMES, Loop, requests_in, text_of

BY = st.sampled_from(NAMES)
ORDER = st.permutations(NAMES)
TEAMS = {"ada": "blue", "abe": "red", "lea": "blue", "lou": "blue", "rex": "red"}
LEADS = {"lea": "blue", "lou": "blue", "rex": "red"}
OWNS = {"bill": "billing", "bob": "billing", "log": "logistics", "cy": "customer-experience"}
OWNER_OF = {"billing": "billing", "delivery": "logistics", "contact": "customer-experience"}
MARK = re.compile(r"mark-(\w+)-(\w+)-")
ABOUT_ONE = {
    "take": lambda it: TakeEscalation(escalation=it),
    "open reply": lambda it: OpenReply(escalation=it),
    "reply": lambda it: ReplyToEscalation(escalation=it, reply="yes"),
    "open pass on": lambda it: OpenPassOn(escalation=it),
    "pass on": lambda it: PassOnEscalation(escalation=it, owner="logistics", reason="theirs"),
    "close": lambda it: CloseEscalation(escalation=it),
    "open reopen": lambda it: OpenReopen(escalation=it),
    "reopen": lambda it: ReopenEscalation(escalation=it, reason="not yet"),
    "open review": lambda it: OpenReview(entry=it),
    "review": lambda it: ReviewAction(entry=it, decision=Decision.RECOGNISE),
    "open correction": lambda it: OpenCorrection(entry=it),
    "correct": lambda it: CorrectAction(entry=it, situation="other", because="typo"),
    "show": lambda it: ShowEntry(entry=it),
    "log from it": lambda it: OpenLog(answer=it),
    "escalate from it": lambda it: OpenEscalation(answer=it),
    "why": lambda it: ShowWhy(answer=it),
    "feedback": lambda it: GiveFeedback(answer=it, helpful=True),
    "draft": lambda it: DraftExample(entry=it),
    "nominate": lambda it: ReviewAction(entry=it, decision=Decision.NOMINATE),
}
ANYWHERE: tuple[Request, ...] = (
    ShowMine(),
    ShowLogbook(),
    ShowEscalations(),
    ShowReviews(),
    ShowUndelivered(),
    VerifyRecord(),
    ShowNominated(),
    ShowStale(),
    ShowProposals(),
    ShowConsistency(),
)
ADMIN_ONLY = (ShowPeople(), EraseEntries(case="none"), ImportPeople(csv="name,email,role"))


class Permissions(RuleBasedStateMachine):
    """Anybody asks for anything; what comes back and what it changed is judged every time."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.loop = Loop(share=0.5)
        self.things: list[str] = []
        self.offered: list[Request] = []
        self.owners: dict[str, set[str]] = {}
        self.known = 0
        self.count = 0

    def teardown(self) -> None:
        self.runner.close()

    @initialize()
    def people(self) -> None:
        self.runner.run(self.loop.begin())

    @rule(by=BY, touchpoint=st.sampled_from(sorted(OWNER_OF)), escalates=st.booleans())
    def record(self, by: str, touchpoint: str, escalates: bool) -> None:
        self.count += 1
        text = f"mark-{by}-{touchpoint}-{self.count}"
        if escalates:
            self.say(by, Escalate(situation=text, touchpoint=touchpoint))
        else:
            over = {"action": "goodwill-credit", "amount": "99", "touchpoint": touchpoint}
            self.say(by, LogAction.model_validate({"situation": text, "review": True, **over}))

    @rule(by=BY, kind=st.sampled_from(sorted(ABOUT_ONE)), which=st.integers(0, 30))
    def do(self, by: str, kind: str, which: int) -> None:
        target = self.things[which % len(self.things)] if self.things else "nothing"
        self.say(by, ABOUT_ONE[kind](target))

    @rule(by=BY, request=st.sampled_from((*ANYWHERE, *ADMIN_ONLY)))
    def look(self, by: str, request: Request) -> None:
        reply = self.say(by, request)
        if request in ADMIN_ONLY and by != "adam":
            assert not reply.ok, f"{by}: {request}"

    @rule(kind=st.sampled_from(sorted(ABOUT_ONE)), which=st.integers(0, 30), by=ORDER)
    def everybody_does(self, kind: str, which: int, by: list[str]) -> None:
        for name in by:
            self.do(name, kind, which)

    @rule()
    def everybody_looks_everywhere(self) -> None:
        for name in NAMES:
            for request in (*ANYWHERE, *(ShowEntry(entry=thing) for thing in self.things[-3:])):
                self.say(name, request)

    @rule(by=BY, which=st.integers(0, 50))
    def press_what_somebody_was_offered(self, by: str, which: int) -> None:
        if self.offered:
            self.say(by, self.offered[which % len(self.offered)])

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours: int) -> None:
        self.runner.run(self.loop.passes(hours=hours))
        self.judge_new(None)

    @invariant()
    def nothing_is_nobodys(self) -> None:
        """An escalation that waits has an owner and a due time."""
        for history in self.histories().values():
            if history[0].kind == "escalated":
                assert owner_now(history)

    def say(self, by: str, request: Request):
        reply = self.runner.run(self.loop.say(by, request))
        self.judge_texts(by, reply)
        self.judge_new(by)
        self.offered = (self.offered + requests_in(reply))[-60:]
        return reply

    def histories(self) -> dict[str, tuple[Entry, ...]]:
        return self.runner.run(self.loop.store.logbook.about(self.things)) if self.things else {}

    def judge_texts(self, by: str, reply) -> None:
        said = text_of(reply)
        for author, touchpoint in MARK.findall(said):
            owners = {OWNER_OF[touchpoint]} | self.owners.get(f"mark-{author}", set())
            allowed = (
                by == author
                or by == "cy"
                or LEADS.get(by) in {TEAMS.get(author), "nobody"}
                or OWNS.get(by) in owners
            )
            assert allowed, f"{by} read what {author} wrote about {touchpoint}"
        for name in ("Ada", "Abe"):
            mine = by in {name.lower(), "adam"} or LEADS.get(by) == TEAMS[name.lower()]
            assert mine or name not in said.replace("Adam", ""), f"{by} read the name {name}"

    def judge_new(self, by: str | None) -> None:
        links = self.runner.run(self.links())
        for link in links[self.known :]:
            if link.about not in self.things:
                self.things.append(link.about)
        histories = self.histories()
        for link in links[self.known :]:
            history = histories.get(link.about, ())
            at = next((n for n, e in enumerate(history) if e.id == link.id), 0)
            if at:
                judge(history[:at], history[at], by)
            moved = getattr(history[at], "owner", None) if history else None
            if moved:
                author = MARK.search(history[0].situation)
                name = author[1] if author else ""
                self.owners.setdefault(f"mark-{name}", set()).add(moved)
        self.known = len(links)

    async def links(self) -> list:
        return [link async for link in self.loop.store.record.links()]


def owner_now(history: tuple[Entry, ...]) -> str:
    return [entry.owner for entry in history if getattr(entry, "owner", None)][-1]


def judge(before: tuple[Entry, ...], entry: Entry, by: str | None) -> None:
    """Whether that person may have done that, after all this."""
    if by is None:
        assert entry.kind in {"escalation_reminded", "escalation_overdue"}
        return
    author = before[0].by.removeprefix("p-").removeprefix("slack:")
    leads_them = by in LEADS and LEADS[by] == TEAMS.get(author)
    leads = leads_them and by != author
    kinds = [e.kind for e in before if e.kind != "escalation_reminded"]
    match entry.kind:
        case "escalation_taken" | "escalation_replied" | "escalation_passed_on":
            answers = leads or by == "cy" or OWNS.get(by) == owner_now(before)
            # Handing on is no answer: whoever may do it may do it with their own as well.
            hands_on = entry.kind == "escalation_passed_on" and (
                by in {"adam", "cy"} or leads_them or OWNS.get(by) == owner_now(before)
            )
            assert hands_on or (answers and by != author)
            assert kinds[-1] not in {"escalation_replied", "escalation_closed"}
            if kinds[-1] == "escalation_taken" and entry.kind != "escalation_passed_on":
                assert entry.kind == "escalation_replied"
                assert before[-1].kind == "escalation_reminded" or before[-1].by == entry.by
        case "escalation_closed":
            assert by == author
            assert kinds[-1] == "escalation_replied"
        case "escalation_reopened":
            assert by == author
            assert kinds[-1] in {"escalation_replied", "escalation_closed"}
        case "reviewed":
            assert leads
            assert "reviewed" not in kinds
        case "action_corrected" | "feedback_given":
            assert by == author
        case _:
            raise AssertionError(entry.kind)


Permissions.TestCase.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, print_blob=True
)
TestPermissions = Permissions.TestCase
