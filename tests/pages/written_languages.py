"""Which language each text on a page is written in, and which one its markup says.

The languages of texts are known from translation files: those of a bundle, and those of the interface.
What no file knows is told by its letters.
"""

import re
from collections import defaultdict

import polib
from bs4 import BeautifulSoup, Comment, Doctype
from django.conf import settings

TOKEN = re.compile(r"\{\{.*?\}\}")
WORD = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"%\(|%s|%d|\{")
NOT_READ = {"script", "style", "template", "title"}
# Shorter texts are the same in many languages: "Team", "Partner".
LEAST_WORDS = 3
SCRIPTS = {
    re.compile(r"[\u0600-\u06ff]"): {"ar", "fa"},
    re.compile(r"[\u0400-\u04ff]"): {"uk", "ru"},
}
LATIN = re.compile(r"\b[A-Za-zÄÖÜäöüß]{3,}\b")


def folded(text):
    """Return a text with its white space folded and without soft hyphens."""
    return " ".join(text.replace("\xad", "").split())


def pieces(html):
    """Return the texts that stand between the tags and figures of a passage."""
    found = BeautifulSoup(html, "html.parser").find_all(string=True)
    texts = (folded(part) for text in found for part in TOKEN.split(text))
    return {text for text in texts if len(WORD.findall(text)) >= LEAST_WORDS}


def read(path, original, language, known):
    """Note the texts of a translation file."""
    for entry in polib.pofile(str(path)):
        pairs = [(entry.msgid, original), (entry.msgid_plural, original), (entry.msgstr, language)]
        for text, code in [*pairs, *((form, language) for form in entry.msgstr_plural.values())]:
            if text and not PLACEHOLDER.search(TOKEN.sub("", text)):
                for piece in pieces(text):
                    known[piece].add(code)


def known_languages(*bundles):
    """Return in which languages texts are, as the files of bundles and of the interface say.

    Args:
        bundles: Folders with a translation file for each language.
    """
    known = defaultdict(set)
    for folder in bundles:
        for path in folder.glob("*.po"):
            read(path, "de", path.stem, known)
    for path in settings.BASE_DIR.glob("locale/*/LC_MESSAGES/django.po"):
        code = path.parent.parent.name.replace("_", "-").lower()
        read(path, "en", code, known)
    return known


def texts_of(soup):
    """Yield each text of a page that is read, with the language that its markup says."""
    for node in soup.body.find_all(string=True):
        if isinstance(node, Comment | Doctype) or node.parent.name in NOT_READ:
            continue
        text = folded(node)
        if text and "@" not in text:  # an address is in no language
            yield text, node.find_parent(lang=True)["lang"]


def wrong_languages(soup, known):
    """Return the texts whose markup says another language than they are in."""
    found = []
    for text, language in texts_of(soup):
        codes = known.get(text)
        if codes and language not in codes:
            found.append(f"{language}, but {'/'.join(sorted(codes))}: {text}")
        for letters, those in SCRIPTS.items():
            if language not in those and len(letters.findall(text)) > len(text) / 2:
                found.append(f"{language}, but letters of {'/'.join(sorted(those))}: {text}")
            if language in those and not codes and len(LATIN.findall(text)) > LEAST_WORDS:
                found.append(f"{language}, but Latin letters: {text}")
    return found
