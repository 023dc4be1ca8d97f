"""Whether what stands on a page says which language it is in."""

from bs4 import Comment, Doctype

NOT_READ = {"script", "style", "template"}


def nearest_language(node):
    """Return the language that a piece of a page is said to be in."""
    return next((parent["lang"] for parent in node.parents if parent.get("lang")), None)


def said_of_texts(soup, passages):
    """Return the languages in which passages are said to be, by passage.

    Formatted passages stand in several pieces: each piece counts that belongs to one of them.

    Args:
        soup: A page.
        passages: Plain texts.
    """
    found = {passage: set() for passage in passages}
    for node in soup.find_all(string=True):
        words = " ".join(node.split())
        if isinstance(node, Comment | Doctype) or node.parent.name in NOT_READ or not words:
            continue
        for passage in passages:
            if words == passage or (len(words) > 3 and f" {words} " in f" {passage} "):
                found[passage].add(nearest_language(node))
    for image in soup.find_all("img", alt=True):
        if image["alt"] in found:
            found[image["alt"]].add(image.get("lang") or nearest_language(image))
    return found


def marked_passages(soup):
    """Return the passages that are marked to be in another language, with that language."""
    marks = soup.select(".language-mark")
    spans = [mark.find_previous_sibling(["span", "div"], lang=True) for mark in marks]
    return [(" ".join(span.get_text().split()), span["lang"], span["dir"]) for span in spans]


def notice_of(soup):
    """Return the sentences and the named parts of the notice about a translation."""
    notice = soup.select_one(".translation-notice")
    if notice is None:
        return [], []
    words = [" ".join(line.get_text().split()) for line in notice.find_all("p")]
    parts = [" ".join(line.get_text().split()) for line in notice.find_all("li")]
    return words, parts
