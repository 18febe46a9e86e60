"""The invented year: believable, and the same for the same seed."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from adapters.model.hashed import HashedEmbedder
from adapters.settings import Settings
from adapters.storage.store import Store, memory_store
from bot.entries import ActionLogged, EscalationReplied, Granted, Reviewed
from bot.guidance.base import GuidanceBase
from evals.simulate import simulate
from evals.simulated.clock import Moving
from evals.simulated.company import TEAMS, staff_of
from evals.simulated.plan import BEFORE, plan_of
from evals.simulated.saying import ways
from evals.simulated.seasons import a_day, story_before
from evals.simulated.situations import Situation, Story, situations
from tests.unit.loop import KNOWLEDGE, base

END = date(2026, 4, 6)


async def told(folder: Path, seed: int = 1, days: int = 5) -> Store:
    """A few days in March, answered by words instead of by meaning: that is quicker."""
    store = memory_store()
    plan = replace(plan_of(END, seed=seed), start=END - timedelta(days=days))
    settings = Settings(knowledge_dir=KNOWLEDGE, data_dir=folder)
    await simulate(settings, plan, store=store, embedder=HashedEmbedder())
    return store


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return asyncio.run(told(tmp_path_factory.mktemp("week"), days=7))


def guidance() -> GuidanceBase:
    return base()


@pytest.mark.parametrize("situation", situations(), ids=lambda s: s.id)
def test_everything_can_be_asked_in_a_dozen_ways(situation: Situation) -> None:
    assert len({way for pattern in situation.asks for way in ways(pattern)}) >= 12


def test_situations_fit_the_shipped_guidance() -> None:
    touchpoints = guidance().journey.touchpoints
    for situation in situations():
        assert situation.touchpoint in touchpoints, situation.id
        named = " " not in situation.does and situation.does
        if named:
            limits = {limit.action for limit in guidance().limits}
            assert situation.does in limits, situation.id
        assert situation.replies or situation.escalate == 0, situation.id


def test_forty_advisors_work_in_five_teams_and_every_owner_is_somebody() -> None:
    staff = staff_of(guidance())

    assert Counter(a.team for a in staff.advisors) == dict.fromkeys(TEAMS, 8)
    assert set(staff.owners) == set(guidance().owner_by_id)
    assert len({person.id for person in staff.people}) == len(staff.people)


def test_the_story_breaks_in_march_and_is_mended_in_september() -> None:
    story = story_before(date(2026, 11, 22))
    broken = next(s for s in situations() if s.story is Story.BROKEN)
    control = next(s for s in situations() if s.story is Story.CONTROL)
    mondays = {month: date(2026, month, 16 if month == 3 else 15) for month in (1, 3, 8, 10)}
    often = {month: a_day(broken, day, story) for month, day in mondays.items()}

    assert often[8] > 10 * often[1]
    assert often[3] > 10 * often[10]
    assert a_day(control, date(2026, 2, 2), story) == a_day(control, date(2026, 10, 5), story)
    assert story_before(date(2026, 6, 1)).mended == date(2025, 9, 14)
    assert not plan_of(END, told=False).story.broken(date(2026, 4, 1))


def test_so_many_entries_make_so_many_times_the_contacts() -> None:
    usual, many = plan_of(END), plan_of(END, entries=100_000)

    assert many.times > 5 * usual.times


def test_a_story_is_told_from_before_it_breaks() -> None:
    plan = plan_of(date(2026, 6, 1))

    assert plan.story.breaks == date(2025, 3, 2)
    assert plan.start == plan.story.breaks - BEFORE
    assert plan_of(date(2026, 11, 28)).start == date(2025, 11, 28)


def test_ids_are_sorted_by_the_story_s_time() -> None:
    clock = Moving(datetime.fromisoformat("2026-04-01T10:00:00+00:00"))
    first, second = clock.new_id(), clock.new_id()
    clock.to(clock() + timedelta(seconds=1))

    assert first < second < clock.new_id()
    clock.to(clock() - timedelta(hours=1))
    assert clock() == datetime.fromisoformat("2026-04-01T10:00:01+00:00")


async def test_a_week_holds_everything_that_a_company_does(week: Store) -> None:
    kinds = Counter([link.kind async for link in week.record.links()])

    granted = [
        EscalationReplied.model_validate_json(link.payload or "").granted
        async for link in week.record.links("escalation_replied")
    ]

    assert {Granted.AS_ASKED, None} <= set(granted)
    for kind in ("asked", "action_logged", "escalated", "escalation_replied", "feedback_given"):
        assert kinds[kind] >= 5, kind
    for kind in ("reviewed", "escalation_closed", "escalation_taken", "digest_sent"):
        assert kinds[kind] >= 1, kind
    assert kinds["asked"] > kinds["action_logged"] > kinds["escalated"]


async def test_actions_are_those_of_limits_and_reviews_those_of_leads(week: Store) -> None:
    texts = [link.payload async for link in week.record.links("action_logged")]
    actions = [ActionLogged.model_validate_json(text or "") for text in texts]
    reviews = [
        Reviewed.model_validate_json(link.payload or "")
        async for link in week.record.links("reviewed")
    ]

    assert sum(action.limit is not None for action in actions) > len(actions) / 2
    assert all(action.case and ":" in action.case for action in actions)
    assert {review.by for review in reviews} <= {
        lead.id for lead in staff_of(guidance()).leads.values()
    }


async def test_the_same_seed_tells_the_same_story_and_another_does_not(
    tmp_path: Path, week: Store
) -> None:
    async def situations_of(store: Store) -> list[str]:
        links = [link async for link in store.record.links("action_logged")]
        return [ActionLogged.model_validate_json(link.payload or "").situation for link in links]

    first = await situations_of(await told(tmp_path, seed=3, days=1))

    assert first
    assert first == await situations_of(await told(tmp_path, seed=3, days=1))
    assert first != (await situations_of(week))[: len(first)]
