"""Text from right to left that stands in for a translation: Arabic words of about the same length.

Whoever reads Arabic will find no sense in it. Figures, markup, numbers and addresses stay as they are.
"""

import re
from itertools import count
from pathlib import Path
from zlib import crc32

import polib
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
# What is seen on every page; these are real, so that names of landmarks differ.
GLOSSARY = {
    "Skip to content": "إلى المحتوى",
    "Main menu": "القائمة الرئيسية",
    "Menu": "القائمة",
    "Language": "اللغة",
    "Legal": "معلومات قانونية",
    "Profiles elsewhere": "صفحاتنا الأخرى",
    "Read on in": "تابع القراءة بلغة",
    "You are here": "أنت هنا",
    "Home": "الصفحة الأولى",
    "On this page": "في هذه الصفحة",
    "Back to top": "إلى الأعلى",
    "Ways in": "مداخل",
    "Share this page": "شارك هذه الصفحة",
    "Pages of the list": "صفحات القائمة",
    "Page": "صفحة",
    "Sign in": "تسجيل الدخول",
    "Password": "كلمة المرور",
    "Contact": "اتصل بنا",
    "Page not found": "الصفحة غير موجودة",
}


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


def write_catalogue(source: Path, folder: Path) -> Path:
    """Write and compile an Arabic catalogue of the interface for each message of another one.

    Args:
        source: The catalogue whose messages are asked for.
        folder: Where to write it; it becomes an element of ``LOCALE_PATHS``.
    """
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    taken = set(GLOSSARY.values())
    for entry in polib.pofile(str(source)):
        words = GLOSSARY.get(entry.msgid) or filler(entry.msgid_plural or entry.msgid)
        while words in taken and entry.msgid not in GLOSSARY:  # names have to differ
            words += f" {_word(3, count(len(taken)))}"
        taken.add(words)
        several = {"msgstr_plural": {0: words}} if entry.msgid_plural else {"msgstr": words}
        catalogue.append(
            polib.POEntry(
                msgctxt=entry.msgctxt,
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                flags=[flag for flag in entry.flags if flag != "fuzzy"],
                **several,
            )
        )
    target = folder / "ar" / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save_as_mofile(str(target))
    return target
