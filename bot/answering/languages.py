"""Whether a sentence has slipped into another language, by its small words."""

from bot.guidance.words import SMALL, words

_SMALL = {
    "en": "the a an and of to in is it you that for on with are be this have from or by not they "
          "we your at as but what will would can if when do them their has was so then than who "
          "how before after while i'll it's don't ask tell say give keep let offer make send",
    "de": "der die das und ist nicht ein eine einen dem den des zu mit von für auf im es sie ich "
          "du wir ihr kann können bitte wenn dass sich auch nur noch bei oder wie aber wird haben",
    "fr": "le la les un une des et est pas ne que qui vous nous je il elle pour dans sur avec ce "
          "cette au aux du de en se si votre vos peut pouvez ou mais plus sans par être avez",
    "es": "el la los las un una y es no que de en por para con su sus se lo al del usted puede si "
          "como pero más sin este esta le les cuando o ha ser está hay cliente",
    "it": "il lo la gli le un una e è non che di in per con su si del della al alla può puoi se "
          "come ma più senza questo questa cliente o ha essere",
    "nl": "de het een en is niet dat van in op voor met je u we kan kunt als maar ook naar bij of "
          "wordt hebben deze dit klant zijn om te er",
    "pl": "i w na z do nie że się jest to o jak ale po czy dla od lub może możesz klient klienta "
          "jeśli przez są ma być oraz",
    "pt": "o a os as um uma e é não que de em por para com seu sua se do da no na você pode como "
          "mas mais sem este esta cliente ou foi ser está",
    "sv": "och att det som en på är av för med den inte ett om har du kan vi de till kund eller "
          "men så från",
}  # fmt: skip
_BY_LANGUAGE = {language: frozenset(small.split()) for language, small in _SMALL.items()}
_BY_LANGUAGE["en"] |= SMALL


def foreign(text: str, language: str) -> bool:
    """Whether more small words of some other language stand in a text than of this one."""
    found = words(text.replace("’", "'"))
    counts = {lang: sum(w in small for w in found) for lang, small in _BY_LANGUAGE.items()}
    return max(counts.values()) > counts.get(language, 0)
