"""Label, citations, feedback and streaming in the very shapes that Microsoft documents."""

import json

from adapters.teams.entities import FEEDBACK, final, informative, labelled, streaming
from adapters.teams.outbound import streamed
from tests.channels.teams.rules import activity_faults
from tests.channels.teams.test_outbound import ANSWER
from tests.channels.test_terminal_outbound import CITATION


def test_the_label_and_the_citations_are_one_root_entity() -> None:
    """https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content"""
    stale = CITATION.model_copy(update={"n": 2, "stale": True})

    assert json.loads(json.dumps(labelled([CITATION, stale]))) == {
        "type": "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        "@id": "",
        "additionalType": ["AIGeneratedContent"],
        "citation": [
            {
                "@type": "Claim",
                "position": 1,
                "appearance": {
                    "@type": "DigitalDocument",
                    "name": "Put it right first",
                    "abstract": "Lead with what you can do.",
                    "keywords": ["principle"],
                    "image": {"@type": "ImageObject", "name": "Text"},
                },
            },
            {
                "@type": "Claim",
                "position": 2,
                "appearance": {
                    "@type": "DigitalDocument",
                    "name": "Put it right first",
                    "abstract": "Lead with what you can do.",
                    "keywords": ["principle", "past its review date"],
                    "image": {"@type": "ImageObject", "name": "Text"},
                },
            },
        ],
    }
    assert "citation" not in labelled([])


def test_no_more_than_twenty_and_none_too_long() -> None:
    loud = CITATION.model_copy(update={"title": "t" * 300, "quote": "q" * 900})
    root = labelled(loud.model_copy(update={"n": n}) for n in range(1, 40))

    assert list(activity_faults({"type": "message", "text": "x", "entities": [root]})) == []
    assert len(root["citation"]) == 20


def test_feedback_asks_for_reasons() -> None:
    assert FEEDBACK == {"feedbackLoop": {"type": "custom"}}
    assert streamed(ANSWER)[1]["channelData"] == FEEDBACK


def test_a_stream_begins_goes_on_and_ends() -> None:
    """https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux#stream-message-through-rest-api"""
    first, message = streamed(ANSWER)
    begun, going_on = informative("Looking it up …"), streaming(first, 2, "a-1")
    ended = final(message, "a-1")

    assert begun["entities"] == [
        {"type": "streaminfo", "streamType": "informative", "streamSequence": 1}
    ]
    assert going_on["entities"] == [
        {"type": "streaminfo", "streamType": "streaming", "streamSequence": 2, "streamId": "a-1"}
    ]
    assert (begun["type"], going_on["type"], ended["type"]) == ("typing", "typing", "message")
    assert ended["entities"][0] == {
        "type": "streaminfo",
        "streamId": "a-1",
        "streamType": "final",
    }
    assert ended["entities"][1]["additionalType"] == ["AIGeneratedContent"]
    assert ended["channelData"]["feedbackLoop"] == {"type": "custom"}
    for said in (begun, going_on, ended):
        assert list(activity_faults(said)) == []
    assert ended["text"].startswith(going_on["text"])


def test_the_end_of_a_stream_leaves_the_message_itself_alone() -> None:
    _, message = streamed(ANSWER)
    before = json.dumps(message)

    final(message, "a-1")

    assert json.dumps(message) == before
