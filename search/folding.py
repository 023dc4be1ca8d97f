"""Writing words the same way, however people spell them.

A text is kept in two spellings: umlauts written out (``mueller``) and letters without their marks
(``muller``). A word is found in a text if one of its spellings is.
"""

import unicodedata

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# Letters that carry no mark, but that people write without what tells them apart.
SINGLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ى": "ي", "ة": "ه", "ـ": ""})


def without_marks(text: str) -> str:
    """Return a text in small letters without accents, vowel signs and the like, in any script."""
    small = unicodedata.normalize("NFKC", text).casefold()
    parts = unicodedata.normalize("NFKD", small.translate(SINGLE))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def spellings(text: str) -> tuple[str, ...]:
    """Return the spellings under which a text is looked for: one, or two where it has umlauts.

    The first has its umlauts written out.
    """
    small = unicodedata.normalize("NFKC", text).casefold()
    written_out, plain = without_marks(small.translate(UMLAUTS)), without_marks(small)
    return (written_out,) if written_out == plain else (written_out, plain)


def folded(*texts: str) -> str:
    """Return texts as one that is searched: each in all of its spellings, a line for each."""
    found = (spelling for text in texts if text for spelling in spellings(" ".join(text.split())))
    return "\n".join(dict.fromkeys(found))
