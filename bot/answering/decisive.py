"""Words that decide something: what is given, promised, ordered, counted, and by whom.

A sentence of a model may use them only where guidance does. Lists of word forms are made with
`form`, so that "refunds" and "refunded" count as "refund".
"""

import re

from bot.answering.meaning import form


def _forms(listed: str) -> frozenset[str]:
    return frozenset(form(word) for word in listed.split())


NUMBERS = frozenset(
    "hundreds thousands million millions billion grand dozen dozens half third thirds quarter "
    "quarters double doubled twice triple treble tripled thrice fiver fivers tenner tenners couple "
    "score unlimited infinite zero nil percent percentage several".split()
)
TIMES = frozenset(
    "today tomorrow tonight yesterday now immediately instantly straightaway asap soon shortly "
    "monday tuesday wednesday thursday friday saturday sunday weekend weekday noon midday midnight "
    "morning afternoon evening fortnight day days week weeks month months year years hour hours "
    "minute minutes second seconds daily weekly monthly yearly annual annually overnight hourly "
    "january february march april june july august september october november december "
    "easter christmas".split()
) - {"now", "second"}  # fmt: skip
MONEY = frozenset(
    "pound pounds quid gbp sterling pence p penny euro euros eur cent cents dollar dollars usd "
    "bucks buck chf franc francs kr kronor yen rupees".split()
)
OPENERS = frozenset(
    "accept acknowledge act add admit agree all allow also although always answer any apologise "
    "apologize arrange ask at avoid away back because before begin believe book both bring but by "
    "call cancel carry check choose clarify close collect come confirm contact cover credit deal "
    "decide deliver describe do doing don't done each either email end ensure even every "
    "everything explain extend find finish first follow forgive from get give go have hear help "
    "here here's honestly hold honour how however in include instead introduce invite it's keep "
    "kindly know lead leave leaving let let's listen log look make mention message might move my "
    "name neither never next no nobody nor not note nothing now of offer on once one only open or "
    "order otherwise our pass pause pay phone please point post prepare promise propose provide "
    "put raise rather reach read reassure recognise record refund remember remind repeat replace "
    "reply report resend resolve respond return ring say see send set share show since sincerely "
    "skip solve some sorry speak spend stand start state stay still stop suggest take talk tell "
    "test thank thanks that that's their them there these this though through together too treat "
    "try turn understand until use wait was weigh welcome when whenever where whether whichever "
    "while with work write yes you'll you're your".split()
)
"""Words that often begin a sentence: their capital does not make them a name."""

STRONG_GIVING = _forms(
    "refund reimburse reimbursement repay repaid credit voucher goodwill waive waiver replace "
    "replacement resend extend extension approve promise guarantee discount compensate "
    "compensation upgrade allow permit permission entitled authorise award gift honour rebate "
    "cashback bonus gratis complimentary assure pledge commit knock deduct subsidise "
    "warranty insurance reward free freely"
)
"""Words that give, permit or promise, whatever stands beside them."""

WEAK_GIVING = _forms(
    "give offer grant send pay provide arrange receive accept owe deserve qualify supply ship"
)
"""Words that give something only beside a word for what is given, or a number."""

LOOSE_GIVING = _forms("get have put keep cover add take spend book let use do go")
"""Words that give something only beside an amount."""

DEEDS = (
    STRONG_GIVING
    | WEAK_GIVING
    | _forms(
        "return post book transfer pause redirect deliver swap exchange cancel close correct "
        "change cover spend dispatch courier hand collect move switch"
    )
)
"""What can be done for a customer: it has to stand where the rest of the sentence stands."""

BENEFITS = _forms(
    "money cash part item delivery collection flowers month percent price full half back "
    "everything whatever anything more another product units goods value amount sum wages payment "
    "instalment subscription box card"
)

UNBOUNDED = _forms(
    "unlimited whatever anything everything full all complete entire total limitless lifetime "
    "forever permanent every everyone everybody anyone anybody any always again another more "
    "plus further"
)
"""Words without a bound: a giving sentence may hold them only where its passages do."""

ABSOLUTE = _forms(
    "must policy policies rule rules regulation legally law laws lawful mandatory compulsory "
    "forbidden prohibited required requirement obliged obligation automatic automatically exempt "
    "exception certified official terms clause liable liability court lawyer solicitor tax vat "
    "refuse deny reject decline withhold ignore hide lie pretend secretly confidential password "
    "pin cvv login click download install visit subscribe hang block ban terminate suspend fire "
    "sue additional extra bypass override threaten shout insult blame instruction instructions "
    "passport identity licence birth signature proof receipt video certificate statement fault "
    "fee fees invoice debit fines unconditional surcharge penalty deposit loyalty premium platinum "
    "vip"
)
"""Words that no sentence may hold unless a passage that it cites does."""

OBLIGES = re.compile(
    r"\b(?:(?:she|he|they|it|we|customers?|bank|carrier|who|you) (?:must|(?:has|have|needs?) to)|"
    r"(?:has|needs) to|(?:is|are) (?:to be|required|obliged|bound))\b",
    re.IGNORECASE,
)
"""Words that oblige somebody to something."""

DECIDERS = _forms(
    "manager managers supervisor director boss ceo cfo legal finance hr headquarters executive "
    "president principal regulator ombudsman police department specialist expert auditor trustee "
    "security engineer technician teamlead lead"
)
"""Who may decide: named only where guidance or the verdict names them."""

ASKING = _forms("ask approve approval permission need wait yes agree sign check confirm first")
"""With a decider in the sentence: that the reader has to ask."""

SWAPPED = (
    ("before", "after"), ("before", "afterwards"), ("after", "before"), ("more", "less"),
    ("less", "more"), ("within", "beyond"), ("beyond", "within"), ("above", "below"),
    ("below", "above"), ("over", "under"), ("under", "over"), ("minimum", "maximum"),
    ("with", "without"),
    ("never", "always"), ("always", "never"), ("all", "none"), ("early", "late"),
    ("late", "early"), ("last", "first"), ("raise", "lower"), ("yes", "no"), ("least", "most"),
)  # fmt: skip
"""Pairs of which a sentence may not hold one where its passages hold only the other."""

MODIFIED = re.compile(
    r"\b(at least|more than|no less than|minimum of|starting at|from|over|above|beyond|exceeding|"
    r"upwards of|around|about|roughly|almost|nearly)\s+(?=[£€$]?\d)",
    re.IGNORECASE,
)
"""Words before an amount that make it something else than "up to"."""

PER = re.compile(
    r"[£€$]?\d[\d.,]*%?\s*(?:pounds?|quid|euros?|dollars?|off)?\s*"
    r"(?:\b(?:an?|per|each|every|for each|for every|to each)\s+|/\s*)(\w+)",
    re.IGNORECASE,
)
"""What an amount is given for: `£25 a contact`."""

AS_ASKED = re.compile(
    r"\b(?:what(?:ever)? (?:they|she|he|it|the customers?) (?:\w+ )?"
    r"(?:asks?|wants?|demands?|needs?|likes?|claims?)|as (?:much|many|often) as|any amount|in full|"
    r"the (?:whole|full|entire)|no (?:limit|cap)|on top)\b",
    re.IGNORECASE,
)
"""Words that leave open how much is given."""

ALONE = re.compile(
    r"\b(?:without (?:asking|approval|permission|checking|a team lead|your team lead|sign)|"
    r"on your own|by yourself|yourself alone|alone|no need to (?:ask|check)|go ahead|"
    r"(?:not|n't|never) (?:have|need) to (?:ask|check)|needn't (?:ask|check)|"
    r"(?:your|own) (?:leeway|limit|authority|discretion|cap)|pre-?approved|feel free)\b",
    re.IGNORECASE,
)
"""Words that say how far the reader may go."""
