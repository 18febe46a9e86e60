"""Products and shops that are called like people, and how to tell them from people."""

import re

_ALWAYS = """
michael kors|calvin klein|tommy hilfiger|ralph lauren|marks and spencer|marks & spencer|
laura ashley|hugo boss|jack wills|jack daniel's|jack daniels|johnnie walker|dr martens|doc martens|
dr. martens|dr oetker|dr. oetker|uncle ben's|aunt bessie's|mr kipling|mr muscle|mr sheen|mr clean|
ben & jerry's|ben and jerry's|oscar de la renta|stella mccartney|vera wang|louis vuitton|
christian dior|yves saint laurent|giorgio armani|emporio armani|gianni versace|donna karan|
karen millen|charlotte tilbury|estee lauder|elizabeth arden|helena rubinstein|orla kiely|
cath kidston|emma bridgewater|vivienne westwood|charles tyrwhitt|jack & jones|russell hobbs|
morphy richards|denby|joseph joseph|le creuset|villeroy & boch|royal doulton|hamilton beach|
john deere|harley davidson|aston martin|papa john's|wendy's|mcdonald's|mcdonalds|wells fargo|
charles schwab|jp morgan|goldman sachs|western union|lloyds|alexa|siri|guess|levi's|levis|clarks|
wilko|sainsbury's|morrisons|tesco|asda|aldi|lidl|argos|currys|royal mail|parcelforce|hermes|evri|
yodel|dpd|dhl|fedex|ups|usps|klarna|paypal|apple pay|google pay
"""
_LIKE_PEOPLE = """
john lewis|ted baker|paul smith|kate spade|marc jacobs|jimmy choo|tom ford|ben sherman|fred perry|
bobbi brown|jo malone|mary kay|george foreman|sophie allport|philippe starck|jamie oliver|
gordon ramsay|mary berry|nigella lawson|william hill|mrs hinch|jack jones
"""


def _alternatives(names: str) -> str:
    longest_first = sorted((n.strip() for n in names.split("|")), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"[\s_-]{1,2}") for name in longest_first)


_THINGS = (
    r"jeans|shirts?|t-?shirts?|tops?|jackets?|coats?|dress(?:es)?|boots?|shoes?|trainers|sneakers|"
    r"bags?|handbags?|purses?|wallets?|watch(?:es)?|perfumes?|fragrances?|jumpers?|sweaters?|"
    r"hoodies?|trousers|pants|shorts|skirts?|blouses?|suits?|ties?|belts?|hats?|scar(?:f|ves)|"
    r"gloves|socks|sunglasses|glasses|jewellery|necklaces?|rings?|sofas?|chairs?|tables?|desks?|"
    r"lamps?|kettles?|toasters?|mixers?|blenders?|pans?|knives|mugs?|plates?|candles?|rugs?|"
    r"towels?|duvets?|pillows?|mattress(?:es)?|curtains?|beds?|grills?|carafes?|jugs?|shel(?:f|ves)|"
    r"bookcases?|boards?|throws?|blankets?|baskets?|stools?|bench(?:es)?|mirrors?|clocks?|vases?|"
    r"bowls?|vouchers?|gift cards?|brand|range|collection|store|products?|items?"
)
_BRANDS = re.compile(
    rf"(?<![^\W_])(?:(?:{_alternatives(_ALWAYS)})|"
    rf"(?:(?<=from )|(?<=at )|(?<=by )|(?<=in )|(?<=than )|(?<=the )|(?<=an? )|(?<=of )|(?<=some ))"
    rf"(?:{_alternatives(_LIKE_PEOPLE)})|"
    rf"(?:{_alternatives(_LIKE_PEOPLE)})(?=[\s'-]{{1,2}}(?:{_THINGS}|sells?|has|website|shop|price)\b)"
    rf")(?:'s)?(?![^\W_])".replace("(?<=an? )", "(?<=a )|(?<=an )"),
    re.IGNORECASE,
)
_THING_AFTER = re.compile(rf"[\s'-]{{1,3}}(?:[a-z]+\s)?(?:{_THINGS})\b", re.IGNORECASE)
_ONE_BEFORE = re.compile(
    r"(?:\b(?:a|an|the|some|these|those|any|new|pair of)|[£$€]\s?[\d.,]+)\s$", re.IGNORECASE
)


def brands(text: str) -> list[tuple[int, int]]:
    """Where brands stand, in order. Brands that sound like people need words of trade beside."""
    return [match.span() for match in _BRANDS.finditer(text)]


def is_product(text: str, start: int, end: int) -> bool:
    """Whether a name reads as a product's: "the Eva Solo carafe", not "Eva's carafe"."""
    before = text[max(0, start - 12) : start]
    return bool(_THING_AFTER.match(text, end) and _ONE_BEFORE.search(before))
