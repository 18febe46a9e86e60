"""Whether an answer helped; and what came back, until it is read."""

from dataclasses import dataclass

from bot.changes import Change
from bot.entries import Entry, FeedbackGiven
from bot.logbook.action_forms import feedback_form
from bot.logbook.desk import Desk, Visit, form, not_too_long, words
from bot.people import Subject
from bot.replies import Button, Buttons, Reply, Text
from bot.requests import GiveFeedback, MarkRead, OpenFeedback


@dataclass(frozen=True)
class Helping:
    """Answers what an advisor says about answers."""

    desk: Desk

    async def open_feedback(self, request: OpenFeedback, visit: Visit) -> Reply:
        """The form with the reasons."""
        answer = await self.desk.own_answer(request.answer, visit.person)
        assert answer is not None
        return form(feedback_form(answer, self.desk.wording))

    async def feedback(self, request: GiveFeedback, visit: Visit) -> Reply:
        """Record it and show that it arrived; it can be changed."""
        desk, say = self.desk, self.desk.say
        await desk.own_answer(request.answer, visit.person)
        not_too_long(desk, words=request.words)
        kept = await desk.kept(request.words)
        given = FeedbackGiven(
            **desk.head(visit),
            about=request.answer,
            helpful=request.helpful,
            reason=None if request.helpful else request.reason,
            words=kept,
        )

        def decide(entries: tuple[Entry, ...]) -> Change:
            first = entries[0]
            subject = Subject(by=first.by, team=first.team)
            return Change(
                about=request.answer,
                seen=len(entries),
                entries=(given,),
                subject=subject,
                delivery=visit.delivery,
            )

        await desk.settle(request.answer, decide)
        said = Text(text=say.thanks_helpful if given.helpful else say.thanks_unhelpful)
        return Reply(parts=(said, Buttons(buttons=(self._change(given),))))

    def _change(self, given: FeedbackGiven) -> Button:
        say = self.desk.say
        if given.helpful:
            return Button(label=say.change_feedback, request=OpenFeedback(answer=given.about))
        back = GiveFeedback(answer=given.about, helpful=True)
        return Button(label=say.after_all_helpful, request=back)

    async def read(self, request: MarkRead, visit: Visit) -> Reply:
        """Out of the way; what was said stays with its entry."""
        await self.desk.inbox.read(visit.person.ids, request.messages)
        return words(self.desk.say.marked_read)
