"""A question in another language is told apart from English, however it is abbreviated."""

import pytest

from adapters.model.language_names import Py3LangId
from bot.answering.asked_language import AskedLanguage
from evals.cases import load_cases
from tests.unit.loop import base

ENGLISH_ONLY = frozenset({"en"})
ASKED = {
    "de": (
        "Paket 4 Tage zu spät, Kundin will 20 Pfund Gutschrift, geht das?",
        "Kunde möchte sein Abo kündigen, was soll ich tun?",
        "die Lampe kam kaputt an, darf ich eine neue schicken",
        "Wasserkocher defekt nach vier Monaten, kein Kassenbon",
        "Rückgabe nach 40 Tagen möglich?",
        "falsche Farbe bestellt, Umtausch kostenlos?",
        "Ratenzahlung verpasst, sie weint am Telefon",
    ),
    "fr": (
        "le colis a 4 jours de retard, elle veut 20 livres de réduction, je peux ?",
        "la cliente veut annuler son abonnement, que faire ?",
        "la lampe est arrivée cassée, puis-je en renvoyer une nouvelle",
        "bouilloire en panne après quatre mois, pas de ticket",
        "retour possible après 40 jours ?",
        "assiettes livrées cassées",
    ),
    "es": (
        "el paquete lleva 4 días de retraso y quiere 20 libras de descuento, ¿puedo?",
        "la clienta quiere cancelar su suscripción, ¿qué hago?",
        "la lámpara llegó rota, ¿puedo enviar otra nueva?",
        "hervidor roto a los cuatro meses, sin recibo",
        "¿se puede devolver después de 40 días?",
        "pide descuento",
    ),
    "pl": (
        "paczka spóźniona o 4 dni, klientka chce 20 funtów zniżki, mogę?",
        "klientka chce anulować subskrypcję, co mam zrobić?",
        "lampa przyszła uszkodzona, czy mogę wysłać nową",
        "czajnik zepsuty po czterech miesiącach, brak paragonu",
        "zwrot możliwy po 40 dniach?",
        "dostarczyliśmy zły stół, kto go odbierze?",
    ),
}
IN_ENGLISH = (
    "cust says 'scheiss service' lol, can i give £10 goodwill?",
    "she wrote „ich möchte mein Geld zurück, sofort“, what do i tell her",
    "mme dupont wants a refund for the chaise longue",
    "pls adv re cx ref, pcl dmgd, rfnd?",
    "can I resend to rue de la Paix 12, Paris",
    "ok 2 refund p&p?",
    "asdkfj ;;l",
    "£25",
    "“Ich möchte mein Geld zurück”",
)


@pytest.fixture(scope="module")
def names() -> Py3LangId:
    return Py3LangId()


def holds(names: Py3LangId, understood: frozenset[str] = ENGLISH_ONLY) -> AskedLanguage:
    return AskedLanguage(base(), understood, names)


@pytest.mark.parametrize(
    ("language", "question"), [(name, q) for name in ASKED for q in ASKED[name]]
)
async def test_another_language_is_named(names: Py3LangId, language: str, question: str) -> None:
    assert await holds(names).other(question) == language


@pytest.mark.parametrize("question", IN_ENGLISH)
async def test_shorthand_names_and_quotes_are_no_other_language(
    names: Py3LangId, question: str
) -> None:
    assert await holds(names).other(question) is None


async def test_no_golden_question_is_taken_for_another_language(names: Py3LangId) -> None:
    asked = holds(names)

    assert [case.ask for case in load_cases() if await asked.other(case.ask)] == []


async def test_plain_english_never_loads_the_model() -> None:
    async def never(text: str) -> str:
        raise AssertionError(text)

    asked = AskedLanguage(base(), ENGLISH_ONLY, never)

    assert await asked.other("parcel 4 days late, can I give her £20?") is None


async def test_an_embedder_that_understands_both_is_enough(names: Py3LangId) -> None:
    asked = holds(names, frozenset({"de", "en"}))

    assert await asked.other(ASKED["de"][0]) is None
    assert await asked.other(ASKED["pl"][0]) == "pl"


async def test_guidance_in_english_stays_so_under_a_german_locale(names: Py3LangId) -> None:
    company = base().company.model_copy(update={"locale": "de_DE"})
    german = base().model_copy(update={"company": company})

    assert await AskedLanguage(german, ENGLISH_ONLY, names).other(ASKED["de"][0]) == "de"


async def test_german_guidance_is_known_by_its_titles(names: Py3LangId) -> None:
    company = base().company.model_copy(update={"locale": "de_DE"})
    item = base().items[0].model_copy(update={"title": "Zuerst in Ordnung bringen, dann erklären"})
    german = base().model_copy(update={"company": company, "items": (item,)})
    asked = AskedLanguage(german, ENGLISH_ONLY, names)

    assert asked.of_guidance == "de"
    assert await asked.other(ASKED["de"][0]) is None
    assert await asked.other("parcel 4 days late, can I give her £20?") == "en"
