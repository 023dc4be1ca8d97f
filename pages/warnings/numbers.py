"""Numbers written out beside the words of a live figure: they are right on one day only.

Most numbers beside such words mean something else: a year, an ordinal, a part of the members, a sum of
money. What is doubtful is compared with the figure: a number far from it was never meant to be it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pages.figures import Figure, registered
from pages.warnings.kinds import PageWarning
from pages.warnings.reading import Reading, Words

SPACE = "[ \u00a0\u2007\u2009\u202f]"
# What parts thousands, by language; a narrow space and an apostrophe do so everywhere.
GROUPING = {"de": ".", "en": ",", "ar": "٬،,", "uk": " ."}
EVERYWHERE = "\u00a0\u2009\u202f'’"
# What makes the number before it something else than a count of all: money, shares and time; words for
# a part; words for more of them.
OTHER_THINGS = """
euro eur cent dollar usd prozent percent promille jahr jahre jahren monat monate monaten woche wochen
tag tage tagen stunde stunden minute minuten uhr year years month months week weeks day days hour
hours minutes євро гривень відсотків років року рік місяців днів годин يورو دولار بالمئة سنة سنوات
عام أعوام شهر يوم ساعة
je pro für von vom der des den dem die das unserer unseren ihrer ihren seiner aller allen und oder
bis aus in im mit an auf bei per of for from with and or to the our their its each at by on
та і й або з із від на у в для до кожної من في على لكل و أو إلى مع
weitere weiteren weiterer neue neuen neuer andere anderen einzelne einzelnen more new further other
additional single нових інших جديدة أخرى
"""
MEANS_SOMETHING_ELSE = frozenset(OTHER_THINGS.split())
LAWS = re.compile(
    r"(?:§+|\b(?:art|artikel|abs|absatz|satz|nr|no|ziffer|seite|kapitel|punkt|section|article|page|"
    r"chapter|paragraph|стаття|статті|розділ|المادة|الفصل)\.?)\s*$",
    re.IGNORECASE,
)
AT_LEAST = re.compile(
    r"(?:\b(?:mehr als|über|mindestens|more than|over|at least|понад|більше)|أكثر من)\s*$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(?:\b(?:rund|etwa|circa|ca\.|ungefähr|gut|knapp|fast|beinahe|about|around|some|nearly|almost|"
    r"близько|майже|приблизно)|حوالي|نحو)\s*$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
YEARS = range(1500, 2200)
WORD = r"[^\W\d_]+"
# Vowel signs and the lengthening stroke of Arabic.
MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
# What compounds are joined with, the points of Leichte Sprache among them.
JOINTS = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011·](?=[^\W\d_])")
# Stands for any ending within a compound whose hyphen is left out; no text has this character.
INNER = "\ue000"


@dataclass(frozen=True)
class Written:
    """A number beside the words of a figure.

    Attributes:
        number: Its value.
        digits: As it is written.
        words: The number together with the words.
        is_certain: Whether the words beside it mean nothing else.
    """

    number: int
    digits: str
    words: str
    is_certain: bool


class Folded:
    """A text as words are compared in it: without marks, and compounds in one piece.

    Attributes:
        text: What is compared.
    """

    def __init__(self, written: str) -> None:
        """Fold a text."""
        self._written = unicodedata.normalize("NFC", written)
        text = self._written.replace("ʼ", "'").replace("’", "'")
        self._places = list(range(len(text)))
        for left_out in (MARKS, JOINTS):
            gone = {match.start() for match in left_out.finditer(text)}
            kept = [number for number in range(len(text)) if number not in gone]
            self._places = [self._places[number] for number in kept]
            text = "".join(text[number] for number in kept)
        self.text = text

    def as_written(self, start: int, end: int) -> str:
        """Return the words that stand between two places of the folded text, as they are written."""
        first, last = self._places[start], self._places[end - 1] + 1
        while MARKS.match(self._written, last):
            last += 1
        return " ".join(self._written[first:last].split())


def _pattern_of(name: str) -> str:
    """Return the expression for words in which an asterisk stands for any ending."""
    words = Folded(name.replace("*-", INNER)).text.split()
    ending = r"[^\W\d_]*"
    parts = [re.escape(word).replace(r"\*", ending).replace(INNER, ending) for word in words]
    # Arabic writes the article in one piece with its word.
    return rf"{SPACE}+".join(rf"(?:ال)?{part}" for part in parts) + r"(?!\w)"


@cache
def _patterns(
    names: tuple[str, ...], language: str
) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return how a number stands before words, and how after them."""
    if not names:
        return None
    groups = re.escape(GROUPING.get(language, ".,") + EVERYWHERE)
    number = rf"(?<![\w.,:/§€$£%٪+–−-])(?P<number>\d{{1,3}}(?:[{groups}]\d{{3}})+|\d+)"
    named = "|".join(_pattern_of(name) for name in names)
    before = rf"{number}{SPACE}+(?P<between>(?:{WORD}{SPACE}+){{0,2}}?)(?:{named})"
    after = (
        rf"(?<!\w)(?:{named}){SPACE}*[:=–—]{SPACE}*{number}"
        rf"(?![\w%٪€$.,:/-]*\d|\w|{SPACE}*[%٪€$])"
    )
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def value_of(digits: str) -> int:
    """Return the value of a number, in whichever digits."""
    return int("".join(sign for sign in digits if sign.isdigit()))


def _plausible(number: int, value: int) -> bool:
    """Say whether a number is near enough to a figure to be an earlier value of it."""
    return value * 2 <= number * 3 and number * 2 <= value * 3


def found_in(text: str, figure: Figure, language: str, value: int) -> Iterator[Written]:
    """Yield the numbers of a plain text that speak of a figure.

    Args:
        text: Lines of words.
        figure: What it may speak of.
        language: The language of the text.
        value: The value of the figure today.
    """
    code = language if language in figure.named else language.split("-", maxsplit=1)[0]
    named = figure.named.get(code)
    if named is None:
        return
    for line in map(Folded, text.splitlines()):
        taken: set[int] = set()
        for names, is_sure in ((named.surely, True), (named.perhaps, False)):
            patterns = _patterns(names, code)
            for number, pattern in enumerate(patterns or ()):
                for match in pattern.finditer(line.text):
                    start = match.start("number")
                    written = _judged(match, line, value, is_sure, is_after=bool(number))
                    if start not in taken and written is not None:
                        taken.add(start)
                        yield written


def _judged(
    match: re.Match[str], line: Folded, value: int, is_sure: bool, is_after: bool
) -> Written | None:
    """Return a number that speaks of the figure; nothing where it means something else."""
    digits = match["number"]
    number = value_of(digits)
    before = line.text[: match.start()]
    between = [] if is_after else match["between"].casefold().split()
    if MEANS_SOMETHING_ELSE.intersection(between) or LAWS.search(before):
        return None
    near = _plausible(number, value)
    if number in YEARS and digits.isdigit() and not near:
        return None
    if AT_LEAST.search(before) and number <= value and near:
        return None
    if ABOUT.search(before) and abs(number - value) * 10 <= value:
        return None
    sentence = re.split(r"(?<=[.!?؟])\s", before)[-1] + match[0]
    tells_a_year = any(found != digits for found in YEAR.findall(sentence))
    is_certain = is_sure and not between and not tells_a_year
    if not is_certain and not near:
        return None
    return Written(number, digits, line.as_written(match.start(), match.end()), is_certain)


# ---------------------------------------------------------------------------------- on a page
def look(reading: Reading) -> Iterable[PageWarning]:
    """Yield the numbers of a page that disagree with a live figure."""
    return _compare(reading, agrees=False)


def look_for_agreement(reading: Reading) -> Iterable[PageWarning]:
    """Yield the numbers of a page that are right today, and would stay so as a live figure."""
    return _compare(reading, agrees=True)


def _compare(reading: Reading, agrees: bool) -> Iterator[PageWarning]:
    """Yield warnings of one of the two kinds."""
    values = reading.around.values(reading.site)
    for figure in registered():
        if not figure.named:
            continue
        for words in reading.words():
            if not re.search(r"\d", words.text):
                continue
            value = values.value(figure.token)
            if not value:  # a site that keeps no register says nothing about its members
                break
            for written in found_in(words.text, figure, reading.language, value):
                if (written.number == value) == agrees and (written.is_certain or not agrees):
                    yield _warning(words, figure, written, value, agrees)


def _warning(
    words: Words, figure: Figure, written: Written, value: int, agrees: bool
) -> PageWarning:
    """Return what is said about a number."""
    facts = {"token": figure.token, "words": written.words, "value": value}
    kind = "agreeing_number" if agrees else "number"
    return PageWarning(kind, words.place, facts, is_hint=agrees)
