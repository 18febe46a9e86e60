"""Puts a brief into a prompt: instructions apart from data, and data so that it stays data."""

import hashlib
import json

from bot.answering.brief import Brief
from bot.answering.prompts import coverage, wording
from bot.language import Prompt

_LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
              "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "sv": "Swedish"}  # fmt: skip


def wording_prompt(brief: Brief) -> Prompt:
    """Asks for what the advisor does now, in a few sentences."""
    language = _LANGUAGES.get(brief.language, brief.language)
    return Prompt(
        version=wording.VERSION,
        instructions=wording.INSTRUCTIONS.format(language=language),
        data=_data({"question": brief.question, "verdict": brief.lead}, brief),
        as_lines=wording.AS_LINES,
        as_json=wording.AS_JSON,
        most_tokens=wording.MOST_TOKENS,
    )


def coverage_prompt(brief: Brief) -> Prompt:
    """Asks whether the passages settle the situation."""
    return Prompt(
        version=coverage.VERSION,
        instructions=coverage.INSTRUCTIONS,
        data=_data({"question": brief.question}, brief),
        as_lines=coverage.AS_LINES,
        as_json=coverage.AS_JSON,
        most_tokens=coverage.MOST_TOKENS,
    )


def _data(beside: dict[str, str], brief: Brief) -> str:
    """The data as JSON, whose quoting nothing in it can leave, between marks it cannot guess."""
    passages = [
        {"n": p.n, "kind": p.kind, "title": p.title, "text": p.text, "leeway": p.line}
        for p in brief.passages
    ]
    text = json.dumps({**beside, "passages": passages}, ensure_ascii=False, indent=1)
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"BEGIN DATA {mark}\n{text}\nEND DATA {mark}"
