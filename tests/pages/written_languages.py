"""Which language each text on a page is written in, and which one its markup says.

The languages of texts are known from translation files: those of a bundle, and those of the interface.
What no file knows is told by its letters, German and English by their most frequent words.
"""

import re
from collections import defaultdict
from functools import cache

import polib
from bs4 import BeautifulSoup, Comment, Doctype
from django.conf import settings

from tests.pages.crawler import MEMBER
from translations.own_texts import MOST_WORDS

TOKEN = re.compile(r"\{\{.*?\}\}")
WORD = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"%\(|%s|%d|\{")
NOT_READ = {"script", "style", "template"}
# So many words may be a name or an address.
NAME_WORDS = 3
SCRIPTS = {
    re.compile(r"[\u0600-\u06ff]"): {"ar", "fa"},
    re.compile(r"[\u0400-\u04ff]"): {"uk", "ru"},
}
# No word here is one of the other language, as "in", "so" and "was" are.
FREQUENT = {
    "de": re.compile(
        r"\b(?:auch|auf|aus|bei|das|dem|den|der|des|diese[rs]?|eine?[nr]?|für|haben|hat|ihre?|im|ist|"
        r"kann|können|mit|nach|nicht|oder|sich|sie|sind|uns|unsere?|und|von|vor|werden|wie|wir|wird|"
        r"zu[mr]?|über)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:and|are|as|at|be|been|by|can|for|from|has|have|how|if|is|its?|not|of|on|or|our|that|"
        r"the|their|there|they|this|to|we|when|which|who|with|your?)\b",
        re.IGNORECASE,
    ),
}
# The name of an association is the same in every language.
NAME = re.compile(r"(\S+ ){1,8}e\.V\.( \(Demo\))?")
LATIN = re.compile(r"\b[A-Za-zÄÖÜäöüß]{3,}\b")


def folded(text):
    """Return a text with its white space folded and without soft hyphens."""
    return " ".join(text.replace("\xad", "").split())


def pieces(html):
    """Return the texts that stand between the tags and figures of a passage."""
    found = BeautifulSoup(html, "html.parser").find_all(string=True)
    texts = (folded(part) for text in found for part in TOKEN.split(text))
    return {text for text in texts if WORD.search(text)}


def read(path, original, language, known):
    """Note the texts of a translation file."""
    for entry in polib.pofile(str(path)):
        pairs = [(entry.msgid, original), (entry.msgid_plural, original), (entry.msgstr, language)]
        for text, code in [*pairs, *((form, language) for form in entry.msgstr_plural.values())]:
            if text and not PLACEHOLDER.search(TOKEN.sub("", text)):
                for piece in pieces(text):
                    known[piece].add(code)


@cache
def interface():
    """Return in which languages the words of the interface are."""
    known = defaultdict(set)
    for path in settings.BASE_DIR.glob("locale/*/LC_MESSAGES/django.po"):
        code = path.parent.parent.name.replace("_", "-").lower()
        read(path, "en", code, known)
    for codes in known.values():
        if "de" in codes:  # Leichte Sprache takes from German what it has no words of its own for.
            codes.add("de-simple")
    return known


def known_languages(*bundles):
    """Return in which languages texts are, as the files of bundles and of the interface say.

    Args:
        bundles: Folders with a translation file for each language.
    """
    known = defaultdict(set, {text: set(codes) for text, codes in interface().items()})
    for folder in bundles:
        for path in folder.glob("*.po"):
            read(path, "de", path.stem, known)
    for text, codes in known.items():
        if "de" in codes and len(text.split()) <= MOST_WORDS:
            codes.add("de-simple")
    return known


def texts_of(soup):
    """Yield each text of a page that is read, with the language that its markup says."""
    title = folded(soup.title.get_text())  # with the name of the site in the end
    yield title.rpartition(" – ")[0] or title, soup.title.get("lang") or soup.html["lang"]
    for node in soup.body.find_all(string=True):
        if isinstance(node, Comment | Doctype) or node.parent.name in NOT_READ:
            continue
        text = folded(node)
        if text and "@" not in text:  # an address is in no language
            yield text, node.find_parent(lang=True)["lang"]


def told_by_words(text):
    """Return whether a text is German or English, as a set; an empty one where its words do not tell.

    One word tells of a long text, two tell of a short one. Leichte Sprache is German too.
    """
    counts = {code: len(words.findall(text)) for code, words in FREQUENT.items()}
    least = 1 if len(WORD.findall(text)) > NAME_WORDS else 2
    found = {code for code, count in counts.items() if least <= count == sum(counts.values())}
    return found | ({"de-simple"} if "de" in found else set())


def wrong_languages(soup, known):
    """Return the texts whose markup says another language than they are in."""
    found = []
    for text, language in texts_of(soup):
        if NAME.fullmatch(text):
            continue
        codes = known.get(text) or told_by_words(text)
        if codes and language not in codes:
            found.append(f"{language}, but {'/'.join(sorted(codes))}: {text}")
        for letters, those in SCRIPTS.items():
            if language not in those and len(letters.findall(text)) > len(text) / 2:
                found.append(f"{language}, but letters of {'/'.join(sorted(those))}: {text}")
            is_latin = " " in text and len(LATIN.findall(text)) > NAME_WORDS
            if language in those and not codes and is_latin:
                found.append(f"{language}, but Latin letters: {text}")
    return found


def pages_of(walk):
    """Return the paths of a site's pages and of what stands below them, as the versions of a text.

    Members' pages are alike: there is one of each language.
    """
    listed = [address.removeprefix(walk.root) for address in walk.listed]
    members = {path.split("/")[1]: path for path in listed if MEMBER.search(path)}
    pages = [path for path in listed if not MEMBER.search(path)]
    below = {
        link.removeprefix(walk.root)
        for path in pages
        if path.count("/") > 2
        for link in walk.visit(path).links
        if link.startswith(f"{walk.root}{path}") and link.endswith("/")
    }
    return [*pages, *members.values(), *sorted(below - set(listed))]


def wrong_on_pages(walk, known):
    """Return the texts of a site's pages whose markup says another language than they are in, by path."""
    found = {}
    for path in pages_of(walk):
        if wrong := wrong_languages(walk.visit(path).soup, known):
            found[path] = wrong
    return found
