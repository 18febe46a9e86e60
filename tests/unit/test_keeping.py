"""What settings make of the desk, and who may sit at a terminal."""

import pytest

from adapters.keeping import Kept, kept
from adapters.settings import Settings
from adapters.storage.store import memory_store
from adapters.terminal.people import SENDERS
from bot.changes import Queued
from bot.logbook.action import action_of
from bot.people import Role
from bot.redaction import Redactor
from bot.wording import ENGLISH, Wording
from tests.contracts.entries import action
from tests.unit.loop import MONDAY, base


def kept_with(tmp_path, **settings: str) -> Kept:
    return kept(
        Settings(data_dir=tmp_path, secret_key="k" * 40, **settings),
        memory_store(),
        base(),
        Redactor(),
        Wording(ENGLISH, "en_GB"),
        lambda: MONDAY,
        lambda: "id",
    )


def test_a_team_is_drawn_from_by_its_own_share(tmp_path) -> None:
    sample = kept_with(tmp_path, review_share="0,returns=1").sample
    drawn = action_of([action().model_copy(update={"team": "returns"})])
    left = action_of([action().model_copy(update={"team": "billing"})])

    assert sample.queue(drawn) is Queued.SAMPLE
    assert sample.queue(left) is None


@pytest.mark.parametrize(("env", "owns"), [("local", True), ("production", False)])
async def test_an_owner_at_a_terminal_owns_nothing_in_production(
    tmp_path, env: str, owns: bool
) -> None:
    people = kept_with(tmp_path, env=env).desk.people

    owner = await people.find(SENDERS[Role.OWNER])

    assert bool(owner.owns) is owns
    assert bool(await people.everyone()) is owns


@pytest.mark.parametrize("env", ["local", "production"])
async def test_whoever_starts_a_command_can_be_its_admin(tmp_path, env: str) -> None:
    people = kept_with(tmp_path, env=env).desk.people

    assert (await people.find(SENDERS[Role.ADMIN])).roles == {Role.ADMIN}
    assert (await people.find(SENDERS[Role.TEAM_LEAD])).discretion is Role.TEAM_LEAD
