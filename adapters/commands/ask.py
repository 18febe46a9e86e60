"""`leeway ask`: one question and its answer, or many from a file."""

from typing import BinaryIO

import click


@click.command(
    epilog="\b\nExamples:\n"
    '  leeway ask "parcel 4 days late, can I give her £20?"\n'
    '  leeway ask --as team_lead --json "she wants £80 for the hassle"\n'
    '  echo \'{"id": 1, "ask": "parcel late", "as": "advisor"}\' | leeway ask --from -'
)
@click.argument("question", required=False)
@click.option(
    "--as",
    "role",
    type=click.Choice(["advisor", "team_lead"]),
    help="Who asks; advisor unless given.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON document.")
@click.option(
    "--from",
    "source",
    type=click.File("rb"),
    metavar="FILE|-",
    help="Answer many: a line of JSON for each question in, a line for each answer out, in order. "
    'A line in: {"id", "ask", "as", "after"}, where "after" is the id of an earlier line that '
    'this one follows up. A line out: the answer, with "case" for the id; or "case" and "error". '
    "Nothing is answered while a line is wrong.",
)
def ask(question: str | None, role: str | None, as_json: bool, source: BinaryIO | None) -> int:
    """Ask what the right thing to do is.

    Exits with 1 if a question could not be answered, with 2 if it was asked wrongly.
    """
    if source is not None and (question is not None or role is not None):
        raise click.UsageError("--from brings its own questions and roles; leave out the others")
    if source is None and question is None:
        raise click.UsageError("say what happened, in quotation marks, or give --from FILE")
    from adapters.commands import asking  # noqa: PLC0415 - a second that --help need not pay

    if source is not None:
        return asking.many(source)
    return asking.one(question or "", role or "advisor", as_json)
