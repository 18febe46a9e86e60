"""The work of `leeway knowledge try`: what a question finds, and why."""

import click
from rich.table import Table
from rich.text import Text

from adapters.bootstrap import Product
from adapters.commands.starting import with_product
from adapters.terminal.clean import clean, line
from adapters.terminal.layout import console, heading, paragraph
from bot.answering.asking import TOP, Question
from bot.answering.retrieval import fuse
from bot.answers import Coverage, Verdict
from bot.guidance.signals import signals_by_phrase
from bot.people import Role
from bot.values import Value

NOTHING_ASKED = 2


class Passage(Value):
    """One passage found. `dense` is its cosine, `lexical` its BM25 score, `fused` ranks it."""

    rank: int
    passage: str
    kind: str
    title: str
    heading: str
    dense: float
    lexical: float
    fused: float
    cited: bool


class Heard(Value):
    """One signal, and whether its words stand in the question or only its meaning."""

    signal: str
    by: str


class Tried(Value):
    """Everything that decided about a question.

    Guidance has to be nearer to what `asks` for a fact to cover it, and nearer the less it is
    `told` like a case (1: as a case is, -1: as a fact).
    """

    question: str
    asks: bool
    told: float
    coverage: Coverage
    confidence: float
    verdict: Verdict
    limits: tuple[str, ...]
    signals: tuple[Heard, ...]
    passages: tuple[Passage, ...]


def try_out(question: str, top: int, as_json: bool) -> int:
    """Print what the question finds; the exit code."""
    asked = clean(question).strip()
    if not asked:
        raise click.UsageError("say what happened, in quotation marks")
    tried = with_product(lambda product: look(product, asked, top))
    if as_json:
        click.echo(tried.model_dump_json(indent=2))
    else:
        _show(tried)
    return 0


async def look(product: Product, question: str, top: int) -> Tried:
    """Answer it, without recording that, and search once more for the scores."""
    answering, base = product.answering, product.base
    told = await answering.answer(Question(question, Role.ADVISOR, "terminal"))
    answer = told.answer
    vector = (await product.embedder.embed_questions([answer.question]))[0]
    found = await product.index.search(answer.question, vector, TOP)
    ranked = fuse(found, answering.passages)[:top]
    cited = {(citation.item, citation.heading) for citation in answer.citations}
    spoken = {s.id for s in signals_by_phrase(answer.question, base.signals.signals)}
    return Tried(
        question=answer.question,
        asks=bool(told.situation.put.asks),
        told=round(told.situation.put.told, 3),
        coverage=answer.coverage,
        confidence=answer.confidence,
        verdict=answer.verdict,
        limits=tuple(shown.limit for shown in answer.leeway),
        signals=tuple(
            Heard(signal=signal, by="phrase" if signal in spoken else "meaning")
            for signal in answer.signals
        ),
        passages=tuple(
            Passage(
                rank=rank,
                passage=r.passage.id,
                kind=r.passage.kind,
                title=base.by_id[r.passage.item].title,
                heading=r.passage.heading,
                dense=round(r.dense, 3),
                lexical=round(r.hit.lexical, 2),
                fused=round(r.score, 2),
                cited=(r.passage.item, r.passage.heading) in cited,
            )
            for rank, r in enumerate(ranked, 1)
        ),
    )


def _show(tried: Tried) -> None:
    screen = console()
    verdict = tried.verdict
    facts = (
        ("Put", _put(tried)),
        ("Coverage", f"{tried.coverage.value}, confidence {tried.confidence:.2f}"),
        ("Verdict", f"{verdict.outcome.value}: {verdict.because}"),
        ("Limits", ", ".join(tried.limits) or "none"),
        ("Signals", ", ".join(f"{s.signal} (by {s.by})" for s in tried.signals) or "none"),
    )
    screen.print(heading(tried.question), "", sep="\n")
    for name, value in facts:
        screen.print(paragraph(value, mark=f"{name:<9}", mark_style="dim"))
    screen.print("", _table(tried), "", sep="\n")
    screen.print(paragraph("* stands in the answer.   meaning: cosine.   words: BM25.", "dim"))


def _put(tried: Tried) -> str:
    by_words = "a fact that is asked for" if tried.asks else "a case that is told"
    by_meaning = "a case" if tried.told > 0 else "a fact"
    return f"by its words {by_words}, by its meaning {by_meaning} ({tried.told:+.2f})"


def _table(tried: Tried) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for name in ("", "kind", "guidance"):
        table.add_column(name, justify="right" if not name else "left", overflow="fold")
    for name in ("meaning", "words", "together"):
        table.add_column(name, justify="right", no_wrap=True)
    for found in tried.passages:
        where = Text.assemble(line(found.title), (f" · {line(found.heading)}", "dim"))
        mark = f"*{found.rank}" if found.cited else str(found.rank)
        numbers = f"{found.dense:.3f}", f"{found.lexical:.1f}", f"{found.fused:.2f}"
        table.add_row(mark, found.kind, where, *numbers)
    return table
