"""What leads do at the end of a day with the actions that wait for them."""

from datetime import timedelta

from adapters.terminal.people import TEAM
from bot.changes import State, Wanted
from bot.entries import Decision
from bot.loop_requests import ReviewAction
from bot.people import Scope
from evals.simulated.contacts import World
from evals.simulated.saying import said

_AFTER = timedelta(hours=20)
_A_DAY = 8
_WORDS = {
    Decision.RECOGNISE: (
        "That is exactly what we are here for[, thank you|].",
        "[Well judged|Good call|Right thing], and kindly done.",
        "I would have done [the same|just that].",
    ),
    Decision.DISCUSS: (
        "Let's talk about what else [was possible|we could have offered].",
        "I'd like to hear [how it went|why this one], five minutes [tomorrow|today].",
    ),
    Decision.NOMINATE: (
        "Others should [see|read] this one.",
        "This is [the example|what good looks like] I was looking for.",
    ),
}


async def review_all(world: World, *, left: bool) -> None:
    """Every lead looks at the oldest that wait since yesterday, and leaves some for tomorrow.

    `left`: the lead at this terminal leaves all of them.
    """
    for team, lead in world.staff.leads.items():
        if left and team == TEAM:
            continue
        waiting = Wanted(
            scope=Scope(teams=frozenset({team})),
            kind="action_logged",
            states=(State.WAITING,),
            most=_A_DAY,
        )
        for standing in await world.leeway.desk.logbook.standings(waiting):
            if world.clock() - standing.at > _AFTER and standing.by not in lead.ids:
                decision = _decided(float(world.chance.random()))
                words = said(world.chance, _WORDS[decision])
                request = ReviewAction(entry=standing.about, decision=decision, words=words)
                await world.do(lead, request)


def _decided(drawn: float) -> Decision:
    if drawn < 0.72:
        return Decision.RECOGNISE
    return Decision.DISCUSS if drawn < 0.85 else Decision.NOMINATE
