"""Which words are English, which are names too, and which only hold sentences together."""

from collections.abc import Container, Iterator
from functools import lru_cache

from bot.identifiers.english import COMMON

NATIONS = """
afghanistan african albania algeria america american andorra angola arab argentina armenia aruba
asian australia australian austria austrian azerbaijan bahamas bahrain bangladesh barbados belarus
belgian belgium belize benin bermuda bhutan bolivia bosnia botswana brazil brazilian britain
british brunei buddhist bulgaria bulgarian burundi cambodia cameroon canada canadian catholic chile
china chinese christian colombia congo croatia croatian cuba cypriot cyprus czech czechia danish
denmark dutch ecuador egypt england english eritrea estonia estonian ethiopia europe european faroe
fiji finland finnish france french gabon gambia german germany ghana gibraltar greece greek
greenland guatemala guernsey guinea guyana haiti hindu holland honduras hungarian hungary iceland
india indian indonesia iran iraq ireland irish israel israeli italian italy jamaica jamaican japan
japanese jersey jewish kazakhstan kenya korea korean kosovo kuwait laos latvia latvian lebanon
lesotho liberia libya liechtenstein lithuania lithuanian luxembourg madagascar malawi malaysia
maldives mali malta mauritius mexican mexico moldova monaco mongolia montenegro morocco mozambique
muslim myanmar namibia nepal netherlands nicaragua nigeria norway norwegian oman pakistan pakistani
palestine panama paraguay peru philippines poland polish portugal portuguese qatar romania romanian
russia russian rwanda samoa scotland scottish senegal serbia serbian sikh singapore slovak slovakia
slovenia slovenian somalia spain spanish sudan sweden swedish swiss switzerland syria taiwan
tanzania thai thailand togo tonga tunisia turkey turkish uganda ukraine ukrainian uruguay
uzbekistan vatican venezuela vietnam vietnamese wales welsh yemen zambia zimbabwe
"""
"""Countries and peoples: they tell nobody apart."""

NAMES_TOO = frozenset(
    "abbot amber angel april art august autumn baker banks basil bean bell best bill bird bishop "
    "black brown buddy bunny bush candy carol case chance chase cherry chip christian church cliff "
    "cook cross crystal daisy dale darling dawn day dean destiny diamond drew duke eve faith field "
    "flowers forest frank gene german ginger glen grace grant gray green guy hall harmony head "
    "heath heather hill holly honey hope iris israel ivy jack jade jan jared jean jersey joy june "
    "king lake lamb lance lane law lily little long love major mark marsh mason max may melody "
    "miles misty moon night noble noel norm old olive page park pat patience pearl penny pierce "
    "pine power price prince prudence queen ray reed rice rich rivers rob robin root rose ruby "
    "rusty sage sandy sharp short skip sky small snow sonny star stone storm street sue summer "
    "sunny swift temple trinity victor violet wade wall ward waters wells west white will winter "
    "wise wood woody worth young".split()
)
"""Words that are given or family names too: names when capitals or the words around say so."""

_FUNCTION = frozenset(
    "a about after again all also always am an and any are as at back be been before being both "
    "but by calling can can't could didn't do doctor does doesn't don't dr each else ever every "
    "few first for from had has hasn't have haven't he he's hello her here hers hey hi him his i "
    "i'd i'll i'm i've if in into is isn't it it's its just lady last later like lord madam madame "
    "may me miss mister more most mr mrs ms much mx my never new next no not now of off ok okay on "
    "once one only or other our out over own please prof professor rev reverend same shall she "
    "she's should since sir so some sorry speaking still such than thank thanks that that's the "
    "their them then there there's these they they're this those to too two under until up upon us "
    "very want wants was wasn't we we're well were what when where whether which while who whose "
    "why with without won't would yes yet you you're your yours".split()
)


_NATIONS = frozenset(NATIONS.split())
_ENDINGS = ("ness", "tion", "sion", "ment", "able", "ible", "ously", "ically", "ingly", "fully")


def forms_of(word: str) -> Iterator[str]:
    """The word in lower case, and what it may be a regular form of: "stopped" of "stop"."""
    plain = word.lower().removesuffix("'s")
    yield plain
    if plain.endswith("s") and not plain.endswith("ss"):
        yield plain[:-1]
    if plain.endswith("es"):
        yield plain[:-2]
    if plain.endswith(("ies", "ied")):
        yield plain[:-3] + "y"
    if plain.endswith("ly") and len(plain) > 5:
        yield plain[:-2]
    for ending in ("ed", "ing"):
        base = plain.removesuffix(ending)
        if len(base) > 2 and base != plain:
            yield base
            yield base + "e"
            yield base[:-1]  # the doubled consonant of "stopped"


def is_word_of(words: Container[str], word: str) -> bool:
    """Whether the word, or what it is a form of, is among those words."""
    return any(form in words for form in forms_of(word))


@lru_cache(maxsize=65_536)
def is_common(word: str) -> bool:
    """Whether an English reader takes this for a word, its capitals apart."""
    lower = word.lower().removesuffix("'s")
    return (
        is_word_of(COMMON, lower)
        or is_function_word(lower)
        or lower in _NATIONS
        or (len(lower) > 7 and lower.endswith(_ENDINGS))
    )


def is_function_word(word: str) -> bool:
    """Whether this word only holds sentences together, so that no name goes on with it."""
    lower = word.lower()
    return lower in _FUNCTION or ("'" in lower and lower.partition("'")[0] in _FUNCTION)


def names_too(word: str) -> bool:
    """Whether this English word is somebody's name as well, as "Will" and "Marks" are."""
    lower = word.lower().removesuffix("'s")
    return lower in NAMES_TOO or lower.removesuffix("s") in NAMES_TOO
