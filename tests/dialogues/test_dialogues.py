"""Every transcript in this folder, played on the whole product in every channel."""

import pytest

from adapters.bootstrap import Product
from bot.people import Role
from tests.channels.slack.playing import on_slack
from tests.channels.teams.playing import on_teams
from tests.dialogues.conftest import Time
from tests.dialogues.slack_voice import SlackVoice, people_on_slack
from tests.dialogues.teams_voice import TeamsVoice, people_on_teams
from tests.dialogues.terminal_voice import TerminalVoice
from tests.dialogues.transcripts import Dialogue, all_dialogues, play

DIALOGUES = all_dialogues()


@pytest.mark.parametrize("name", DIALOGUES)
async def test_in_the_terminal(name: str, product: Product, time: Time) -> None:
    await play(DIALOGUES[name], TerminalVoice(product, time))


@pytest.mark.parametrize("name", DIALOGUES)
async def test_on_slack(name: str, product: Product, time: Time) -> None:
    await product.store.people.take_in(people_on_slack(product))
    desk = product.kept.desk
    async with on_slack(product.leeway, product.store, time, desk.ids) as playing:
        await play(DIALOGUES[name], SlackVoice(playing, product, time))

        assert playing.slack.refused == []


@pytest.mark.parametrize("name", DIALOGUES)
async def test_on_teams(name: str, product: Product, time: Time) -> None:
    await product.store.people.take_in(people_on_teams(product))
    desk = product.kept.desk
    async with on_teams(product.leeway, product.store, time, desk.ids) as playing:
        for role in Role:  # whom Leeway has met, it can write to
            await playing.colleague(f"29:{role.value}").write("help")
        await play(DIALOGUES[name], TeamsVoice(playing, product, time))

        assert playing.teams.refused == []


async def test_what_was_done_is_logged_in_two_interactions(product: Product, time: Time) -> None:
    voice = TerminalVoice(product, time)
    await voice.ask("advisor", "can I give her £20 goodwill, the parcel came four days late?")
    voice.typed.clear()

    await voice.press("advisor", "Log what I did")
    said = await voice.send("advisor", {})

    assert "Logged." in said
    assert len(voice.typed) == 2


def test_a_step_does_one_thing() -> None:
    with pytest.raises(ValueError, match="a step says one of"):
        Dialogue.model_validate(
            {"title": "", "story": "", "steps": [{"asks": "x", "presses": "y", "leeway": ["z"]}]}
        )


async def test_a_dialogue_that_goes_otherwise_fails(product: Product, time: Time) -> None:
    wrong = {"asks": "can I give her £20 goodwill?", "leeway": ["Ask your team lead first"]}
    dialogue = Dialogue.model_validate({"title": "wrong", "story": "", "steps": [wrong]})

    with pytest.raises(AssertionError, match="wrong: expected 'Ask your team lead first'"):
        await play(dialogue, TerminalVoice(product, time))
