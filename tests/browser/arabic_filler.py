"""Text from right to left that stands in for a translation: Arabic words of about the same length.

Whoever reads Arabic will find no sense in it. Figures, markup, numbers and addresses stay as they are.
"""

import re
from itertools import count
from zlib import crc32

from bs4 import BeautifulSoup, NavigableString

# Ours, by length; the letters join, descend and carry marks as in any text.
FILLER = (
    "و", "من", "في", "مع", "كل", "لنا", "بيت", "يوم", "حوار", "معًا", "لقاء", "طريق", "كلمة",
    "مدينة", "جيران", "حديقة", "شراكة", "مشاركة", "الجميع", "الحوار", "تعاون", "جمعيات",
    "التعاون", "المدينة", "الجيران", "مسؤولية", "المشاركة", "المساواة", "الاحترام", "اجتماعات",
    "المسؤولية", "الاجتماعات", "والمؤسسات", "للاستشارات",
)  # fmt: skip
BY_LENGTH = {
    length: [word for word in FILLER if len(word) == length]
    for length in sorted(set(map(len, FILLER)))
}
LONGEST = max(BY_LENGTH)
# What is no word: figures, placeholders, tags, entities, addresses.
KEPT = re.compile(
    r"(\{\{.*?\}\}|%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|<[^>]*>|&\w+;|&#\d+;"
    r"|https?://\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b)"
)
WORD = re.compile(r"[^\W\d_]+")
MARKS = str.maketrans({",": "،", ";": "؛", "?": "؟"})
QUOTED = re.compile(r"„([^“]*)“|“([^”]*)”")


def filler(text: str) -> str:
    """Return plain text with each word replaced by Arabic ones of about the same length."""
    turn = count(crc32(text.encode()))
    parts = KEPT.split(QUOTED.sub(lambda match: f"«{match[1] or match[2] or ''}»", text))
    return "".join(
        part
        if number % 2
        else WORD.sub(lambda match: _word(len(match[0]), turn), part).translate(MARKS)
        for number, part in enumerate(parts)
    )


def _word(length: int, turn: "count[int]") -> str:
    """Return one or more words that take as much room as one of so many letters."""
    words = []
    while length > 0:
        size = max((known for known in BY_LENGTH if known <= length), default=1)
        choice = BY_LENGTH[size]
        words.append(choice[next(turn) % len(choice)])
        length -= size + 1
    return " ".join(words)


def filler_html(html: str) -> str:
    """Return the same for the text of a passage; its tags stay."""
    soup = BeautifulSoup(html, "html.parser")
    for node in soup.find_all(string=True):
        node.replace_with(NavigableString(filler(str(node))))
    return soup.decode(formatter="minimal")
