"""Invented years, told in memory and judged: for each seed one with a story, and one without."""

from dataclasses import dataclass, replace
from datetime import date

from adapters.settings import Settings
from adapters.storage.store import memory_store
from bot.guidance_requests import ShowProposals
from bot.outer_loop.piloting import compared
from bot.outer_loop.proposing import Proposals
from bot.ports import Embedder
from evals.judging import Found, Measured, Themes, counted, found, measured
from evals.observing import Observing
from evals.simulate import simulate
from evals.simulated.acting import Acting
from evals.simulated.plan import Plan, plan_of
from evals.simulated.recalling import Known


@dataclass(frozen=True)
class Judged:
    """One year. `found` and `measured` are null where nothing broke, or nothing was measured."""

    seed: int
    told: bool
    entries: int
    themes: Themes
    found: Found | None
    measured: Measured | None
    proposals: Proposals


async def judged(settings: Settings, plan: Plan, embedder: Embedder, known: Known) -> Judged:
    """Tell a year in memory and judge it; raises what `simulate` raises."""
    observing = Observing()
    watch = observing.watch
    entries = await simulate(settings, plan, None, memory_store(), embedder, watch, known)
    acting, story = observing.acting, plan.story
    assert acting is not None
    return Judged(
        seed=plan.seed,
        told=story.breaks is not None,
        entries=entries,
        themes=counted(observing.looks, story),
        found=found(observing.looks, story.breaks) if story.breaks else None,
        measured=await _measured(acting) if story.mended else None,
        proposals=await _proposals(acting),
    )


def plans(seed: int, end: date) -> tuple[Plan, Plan]:
    """The year with what breaks, and the same without it."""
    told = plan_of(end, seed=seed)
    quiet = replace(plan_of(end, seed=seed, told=False), start=told.start)
    return replace(told, whole=False), replace(quiet, whole=False)


async def _measured(acting: Acting) -> Measured | None:
    """The pilot of the theme with most entries that has one."""
    at = acting.at
    known = [k for k in await at.all() if k.stands.pilot is not None]
    if not known:
        return None
    most = max(known, key=lambda k: k.theme.entries)
    assert most.stands.pilot is not None
    members = await at.members.of([most.theme.id])
    found = compared(most.stands.pilot, members, await at.began(), at.desk.clock())
    return measured(found, acting.story)


async def _proposals(acting: Acting) -> Proposals:
    reply = await acting.world.do(acting.world.staff.cx, ShowProposals())
    assert isinstance(reply.document, Proposals)
    return reply.document
