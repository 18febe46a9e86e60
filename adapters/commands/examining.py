"""The work of `leeway doctor`: one finding for each setting and each part."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing

import click
from pydantic import SecretStr

from adapters.bootstrap import database_url, embedder_of, model_of, utc_now
from adapters.commands.curating import contents, indexed
from adapters.commands.examining_channels import slack_state, teams_state
from adapters.knowledge_folder import load
from adapters.settings import VARIABLES, Settings, read_settings
from adapters.storage import migrating
from adapters.storage.sql_store import sql_store
from adapters.terminal.clean import line
from adapters.terminal.layout import console, heading, paragraph
from adapters.terminal.people import TEAM
from adapters.variables import shares_of
from bot.errors import GuidanceInvalid, LeewayError, ModelUnavailable
from bot.language import Prompt
from bot.values import Value

FOUND_SOMETHING = 1
_SAY_HELLO = Prompt(
    version="hello-1",
    instructions="Say hello.",
    data="Say hello.",
    as_lines="Write one sentence.",
    as_json='Answer with JSON: {"sentences": [{"text": "Hello.", "cites": []}]}',
    most_tokens=200,
)


class Finding(Value):
    """One part: whether it works, what there is to know, and what to do if it does not."""

    part: str
    works: bool
    says: str
    do: str = ""


class Health(Value):
    """The shape of `leeway doctor --json`."""

    works: bool
    settings: dict[str, str]
    parts: tuple[Finding, ...]


def examine(as_json: bool) -> int:
    """Print what works and what does not; the exit code."""
    settings = read_settings()
    parts = tuple(asyncio.run(_all(settings)))
    works = all(part.works for part in parts)
    health = Health(works=works, settings=dict(_settings(settings)), parts=parts)
    if as_json:
        click.echo(health.model_dump_json(indent=2))
    else:
        _show(health)
    return 0 if health.works else FOUND_SOMETHING


def _settings(settings: Settings) -> Iterator[tuple[str, str]]:
    default = Settings()
    for variable, field in VARIABLES.items():
        value = getattr(settings, field)
        if isinstance(value, SecretStr):
            yield variable, "set" if value.get_secret_value() else "not set"
        elif value == getattr(default, field):
            yield variable, f"{value} (default)" if str(value) else "not set"
        else:
            yield variable, str(value)


async def _all(settings: Settings) -> list[Finding]:
    checks: dict[str, Callable[[Settings], Awaitable[str]]] = {
        "data folder": _data_folder,
        "guidance": _guidance,
        "embedder": _embedder,
        "index": _index,
        "database": _database,
        "people": _people,
        "slack": slack_state,
        "teams": teams_state,
    }
    parts = [await _finding(part, check(settings)) for part, check in checks.items()]
    return [*parts, await examine_model(settings)]


async def _finding(part: str, check: Awaitable[str]) -> Finding:
    try:
        return Finding(part=part, works=True, says=await check)
    except GuidanceInvalid as error:
        first = str(error).splitlines()[0].rstrip(":")
        return Finding(part=part, works=False, says=first, do="run leeway knowledge check")
    except (LeewayError, OSError) as error:
        says, _, do = str(error).rpartition("; ")
        return Finding(part=part, works=False, says=says or do, do=do if says else "")


async def _data_folder(settings: Settings) -> str:
    folder = settings.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / ".written-by-doctor"
    probe.write_text("", encoding="utf-8")
    probe.unlink()
    return f"{folder} can be written"


async def _guidance(settings: Settings) -> str:
    base = load(settings.knowledge_dir, utc_now().date())
    return f"{contents(base)}; version {base.version}"


async def _embedder(settings: Settings) -> str:
    embedder = embedder_of(settings)
    await embedder.embed_questions(["is it there?"])
    started = time.perf_counter()
    vectors = await embedder.embed_questions(["parcel four days late"])
    took = (time.perf_counter() - started) * 1000
    return f"{embedder.name}, {vectors.shape[1]} dimensions, {took:.0f} ms a question"


async def _index(settings: Settings) -> str:
    passages, version = await indexed(settings)
    return f"{passages} passages of version {version}, {_place(settings)}"


def _place(settings: Settings) -> str:
    return settings.chroma_url or str(settings.data_dir / "index")


async def _database(settings: Settings) -> str:
    at = migrating.current(database_url(settings))
    if at == migrating.HEAD:
        return f"at {at}, as this release needs it"
    if settings.env == "local" and at is None:
        return "not there yet; the first start makes it"
    raise LeewayError(
        f"at {at or 'nothing'}, this release needs {migrating.HEAD}; run leeway db upgrade"
    )


async def _people(settings: Settings) -> str:
    url = database_url(settings)
    if migrating.current(url) != migrating.HEAD:
        return "nobody yet"
    store = sql_store(url)
    try:
        known = [person for person in await store.people.everyone() if person.known]
    finally:
        await store.close()
    teams = {team for person in known for team in (person.team, *person.leads) if team}
    _, shares = shares_of(settings.review_share)
    if nobody := sorted(shares.keys() - teams - {TEAM}):
        raise LeewayError(
            f"LEEWAY_REVIEW_SHARE names teams that nobody is in: {', '.join(nobody)}; "
            "write them as leeway people list does"
        )
    return f"{len(known)} imported, {len(teams)} teams"


async def examine_model(settings: Settings) -> Finding:
    """Whether the language model answers, if one is named."""
    return await _finding("language model", _model(settings))


async def _model(settings: Settings) -> str:
    model = model_of(settings, time.perf_counter)
    if model is None:
        return "off; answers are complete without one, and LEEWAY_MODEL names one"
    started = time.perf_counter()
    try:
        async with aclosing(model.stream(_SAY_HELLO)) as pieces:
            said = "".join([piece.text async for piece in pieces])
    except ModelUnavailable as failed:
        advice = "check LEEWAY_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY and the time it has"
        raise LeewayError(f"{model.name} does not answer ({failed}); {advice}") from failed
    finally:
        await model.close()
    took = (time.perf_counter() - started) * 1000
    if not said.strip():
        raise LeewayError(f"{model.name} answers with nothing; name another in LEEWAY_MODEL")
    return f"{model.name} answers, {took:.0f} ms"


def _show(health: Health) -> None:
    screen = console()
    screen.print(heading("Settings"))
    width = max(map(len, health.settings)) + 1
    for variable, value in health.settings.items():
        screen.print(paragraph(line(value), mark=f"{variable:<{width}}", mark_style="dim"))
    screen.print("", heading("Parts"), sep="\n")
    for part in health.parts:
        mark, style = ("✓", "green") if part.works else ("✗", "bold red")
        screen.print(paragraph(f"{part.part}: {line(part.says)}", mark=mark, mark_style=style))
        if part.do:
            screen.print(paragraph(f"→ {line(part.do)}", "bold", mark=" "))
