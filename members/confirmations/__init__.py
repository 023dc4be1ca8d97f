"""The yearly question whether an entry is still right: asking, answering, deciding."""

from members.confirmations.answering import (
    CONFIRMED,
    PROPOSED,
    Answer,
    AnsweredAlready,
    NobodyToAnswer,
    Refusal,
    answer,
    opened_by,
    refusal,
)
from members.confirmations.asking import (
    ASK_AGAIN_AFTER,
    OPEN_FOR,
    REMIND_AFTER,
    Asked,
    ask,
    open_questions,
    proposals,
    remind,
    to_be_asked,
    to_be_reminded,
)
from members.confirmations.deciding import DECIDED, DecidedAlready, Difference, decide, differences
from members.confirmations.facts import FACTS, Fact, in_words, values_of

__all__ = [
    "ASK_AGAIN_AFTER",
    "CONFIRMED",
    "DECIDED",
    "FACTS",
    "OPEN_FOR",
    "PROPOSED",
    "REMIND_AFTER",
    "Answer",
    "AnsweredAlready",
    "Asked",
    "DecidedAlready",
    "Difference",
    "Fact",
    "NobodyToAnswer",
    "Refusal",
    "answer",
    "ask",
    "decide",
    "differences",
    "in_words",
    "open_questions",
    "opened_by",
    "proposals",
    "refusal",
    "remind",
    "to_be_asked",
    "to_be_reminded",
    "values_of",
]
