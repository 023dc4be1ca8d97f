"""Images without words for those who do not see them, or with words of another language."""

from collections.abc import Iterator

from pages.pictures import alternative_text
from pages.warnings.kinds import PageWarning
from pages.warnings.reading import Picture, Reading

# A name or a single word may be the same in two languages.
FEWEST_WORDS = 3


def look(reading: Reading) -> Iterator[PageWarning]:
    """Yield the images of a page that say nothing, or say it in the original's language."""
    pictures = [piece for piece in reading.pieces if isinstance(piece, Picture)]
    if not any(_words(picture) or _says_nothing(picture) for picture in pictures):
        return
    original = reading.original
    pieces = original.pieces if original else []
    theirs = {_words(piece) for piece in pieces if isinstance(piece, Picture)}
    for picture in pictures:
        facts = {"image": picture.image.pk, "title": picture.image.title}
        words = _words(picture)
        if _says_nothing(picture):
            yield PageWarning("image", picture.place, facts | {"what": "nothing"})
        elif words in theirs and len(words.split()) >= FEWEST_WORDS:
            yield PageWarning(
                "image", picture.place, facts | {"what": "untranslated", "words": words}
            )


def _words(picture: Picture) -> str:
    """Return the words for an image; empty for decoration."""
    return alternative_text(picture.image).strip()


def _says_nothing(picture: Picture) -> bool:
    """Say whether an image that is no decoration has no words; a file's title is none."""
    image = picture.image
    if image.decorative:
        return False
    if image.contextual_alt_text is not None:
        return not image.contextual_alt_text.strip()
    return not image.description.strip()
