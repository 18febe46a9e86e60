"""Several answers in one reply: numbered, each with its own question, sources and buttons."""

from collections.abc import Iterator, Sequence

from bot.answers import Answer
from bot.logbook.texts import short
from bot.replies import Button, Buttons, Part, Reply, Text, Tone
from bot.wording import Wording

_SHOWN = 200
"""So much of a question says which one it is."""


def in_one_reply(replies: Sequence[Reply], asked: int, wording: Wording) -> Reply:
    """The replies to one message's questions, one below the other; `asked` is how many it held."""
    count = len(replies)
    says = wording.phrases.language
    parts = [
        part
        for number, reply in enumerate(replies, 1)
        for part in _numbered(reply, number, count, wording)
    ]
    if asked > count:
        left = says.first_ones.format(count=str(count), all=str(asked))
        parts.append(Text(text=left, tone=Tone.QUIET))
    answers: list[Answer] = [reply.answer for reply in replies if reply.answer]
    return Reply(parts=tuple(parts), answer=answers[0], also=tuple(answers[1:]))


def _numbered(reply: Reply, number: int, count: int, wording: Wording) -> Iterator[Part]:
    says = wording.phrases.language
    question = short(reply.answer.question, _SHOWN) if reply.answer else ""
    place = says.number_of.format(number=str(number), count=str(count))
    yield Text(heading=place, text=says.quoted.format(word=question))
    for part in reply.parts:
        if isinstance(part, Buttons):
            yield Buttons(
                buttons=tuple(
                    Button(
                        label=says.number_label.format(number=str(number), label=button.label),
                        request=button.request,
                    )
                    for button in part.buttons
                )
            )
        else:
            yield part
