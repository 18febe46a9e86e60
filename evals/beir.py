"""Public sets in BEIR's layout: `corpus.jsonl`, `queries.jsonl`, `qrels/*.tsv`.

`queries_oos.jsonl`, if it is there, holds questions that the corpus does not answer.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.errors import SetupError
from bot.values import Value


class SetInvalid(SetupError):
    """A folder is no BEIR set; the text says what is missing."""


class Document(Value):
    """One document of the corpus."""

    id: str
    title: str
    text: str


class Query(Value):
    """One question; `kind` tells sorts of uncovered ones apart, where the set does."""

    id: str
    text: str
    kind: str | None = None


class BeirSet(Value):
    """A corpus, questions with graded relevant documents, and questions without any."""

    name: str
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]
    grades: dict[str, dict[str, int]]
    uncovered: tuple[Query, ...] = ()


def read_set(
    folder: Path, queries: str | None = None, qrels: str | None = None, limit: int | None = None
) -> BeirSet:
    """Read a folder; `queries` and `qrels` name other files in it (the ending may be left out).

    Only questions with a relevant document count. `limit` takes every n-th of them, so that a
    part of the set is like the whole. Raises SetInvalid.
    """
    grades = _grades(_qrels_files(folder, qrels))
    asked = _queries(_file(folder, queries or "queries", ".jsonl"))
    answered = [query for query in asked if any(g > 0 for g in grades.get(query.id, {}).values())]
    if not answered:
        raise SetInvalid(f"{folder}: no question has a relevant document; look at qrels")
    unanswered = folder / "queries_oos.jsonl"
    return BeirSet(
        name=folder.name,
        documents=_documents(_file(folder, "corpus", ".jsonl")),
        queries=_spread(answered, limit),
        grades=grades,
        uncovered=_spread(_queries(unanswered), limit) if unanswered.exists() else (),
    )


def _spread(queries: list[Query], limit: int | None) -> tuple[Query, ...]:
    if limit is None or limit >= len(queries):
        return tuple(queries)
    return tuple(queries[i * len(queries) // limit] for i in range(limit))


def find_sets(folder: Path) -> tuple[Path, ...]:
    """The BEIR folders under `folder`, itself included, in order."""
    found = (corpus.parent for corpus in folder.rglob("corpus.jsonl"))
    return tuple(sorted(each for each in found if (each / "qrels").is_dir()))


def _file(folder: Path, name: str, ending: str) -> Path:
    for path in (Path(name), folder / name, folder / f"{name}{ending}"):
        if path.is_file():
            return path
    raise SetInvalid(f"{folder}: has no {name}{ending if '.' not in name else ''}")


def _qrels_files(folder: Path, qrels: str | None) -> list[Path]:
    if qrels is not None:
        return [_file(folder if "/" in qrels else folder / "qrels", qrels, ".tsv")]
    files = sorted((folder / "qrels").glob("*.tsv"))
    if not files:
        raise SetInvalid(f"{folder}: has no qrels/*.tsv")
    return files


def _grades(files: list[Path]) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.reader(lines, delimiter="\t"), 1):
                judged = len(row) == 3 and row[2].lstrip("-").isdigit()
                if judged:
                    grades.setdefault(row[0], {})[row[1]] = int(row[2])
                elif number > 1 or len(row) != 3:  # the first row may name the columns
                    raise SetInvalid(f"{file}:{number}: write query, document and grade")
    return grades


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = dict(json.loads(line))
                yield row | {"_id": str(row["_id"]), "text": str(row["text"])}
            except (ValueError, TypeError, KeyError) as error:
                raise SetInvalid(f"{file}:{number}: write an object with _id and text") from error


def _documents(file: Path) -> tuple[Document, ...]:
    return tuple(
        Document(id=row["_id"], title=str(row.get("title") or ""), text=row["text"])
        for row in _rows(file)
    )


def _queries(file: Path) -> list[Query]:
    return [Query(id=row["_id"], text=row["text"], kind=row.get("kind")) for row in _rows(file)]
