"""What people choose from when they say why or how: the closed lists of the forms."""

from enum import StrEnum


class Cause(StrEnum):
    """Why a case is handed on."""

    KNOWLEDGE_GAP = "knowledge_gap"
    EMPOWERMENT = "empowerment"
    SKILL = "skill"
    CUSTOMER_DEMAND = "customer_demand"
    REGULATORY_SAFETY = "regulatory_safety"


class Decision(StrEnum):
    """What a lead does with an action."""

    RECOGNISE = "recognise"
    DISCUSS = "discuss"
    NOMINATE = "nominate"


class Granted(StrEnum):
    """What became of what an escalation asked for."""

    AS_ASKED = "as_asked"
    DIFFERENTLY = "differently"
    NOT = "not"


class Unhelpful(StrEnum):
    """Why an answer did not help."""

    WRONG = "wrong"
    OUT_OF_DATE = "out_of_date"
    INCOMPLETE = "incomplete"
    NOT_MY_SITUATION = "not_my_situation"
    OTHER = "other"
