"""The work of `leeway ask`."""

import json
from typing import Any, BinaryIO

import click
from rich.console import Console

from adapters.bootstrap import Product
from adapters.commands.batch import BadLines, Case, CaseId, read_cases
from adapters.commands.starting import with_product
from adapters.terminal.app import patiently
from adapters.terminal.clean import line
from adapters.terminal.layout import console
from adapters.terminal.outbound import render
from adapters.terminal.people import SENDERS
from bot.answers import Answer
from bot.replies import Points, Reply, Text
from bot.requests import Ask

NOT_ANSWERED = 1
WRONG_USE = 2


def one(question: str, role: str, as_json: bool) -> int:
    """Answer one question; the exit code."""
    case = Case.model_validate({"id": "", "ask": question, "as": role})
    errors = Console(stderr=True)
    reply = with_product(lambda product: patiently(_answer(product, case, None), errors))
    if reply.answer is None:
        click.echo(f"leeway ask: {_reason(reply)}", err=True)
        return NOT_ANSWERED
    if as_json:
        click.echo(json.dumps(_document(reply.answer, reply.also), ensure_ascii=False))
    else:
        console().print(*render(reply, actions=False), sep="\n")
    return 0


def many(source: BinaryIO) -> int:
    """Answer every line, if all of them are right; the exit code."""
    try:
        cases = read_cases(source)
    except BadLines as error:
        for fault in str(error).splitlines():
            click.echo(f"leeway ask: {source.name}: {line(fault)}", err=True)
        return WRONG_USE
    return with_product(lambda product: _answer_all(product, cases))


async def _answer_all(product: Product, cases: tuple[Case, ...]) -> int:
    answered: dict[CaseId, str] = {}
    code = 0
    for case in cases:
        reply = await _answer(product, case, answered.get(case.after) if case.after else None)
        if reply.answer is not None:
            answered[case.id] = reply.answer.id
            said = _document(reply.answer, reply.also)
        else:
            code = NOT_ANSWERED
            said = {"error": _reason(reply)}
            click.echo(f"leeway ask: {case.id}: {said['error']}", err=True)
        click.echo(json.dumps({"case": case.id, **said}, ensure_ascii=False))
    return code


async def _answer(product: Product, case: Case, follows: str | None) -> Reply:
    """The answer in its last words: whoever runs a command reads it once."""
    sender = SENDERS[case.as_role]
    reply = await product.leeway.handle(Ask(text=case.ask, follows=follows), sender)
    if reply.answer is not None:
        async for better in product.leeway.reworded(reply.answer.id, sender):
            reply = better
    return reply


def _document(answer: Answer, also: tuple[Answer, ...]) -> dict[str, Any]:
    """The answer; with those to the message's further questions under `also`, if it had any."""
    document = answer.model_dump(mode="json")
    if also:
        document["also"] = [each.model_dump(mode="json") for each in also]
    return document


def _reason(reply: Reply) -> str:
    """Why there is no answer, on one line."""
    texts = (part.text for part in reply.parts if isinstance(part, Text))
    points = (point for part in reply.parts if isinstance(part, Points) for point in part.points)
    return line(" ".join([*texts, *points]))
