"""Reading a PO file that went through somebody's editor."""

import codecs
import re
from tempfile import NamedTemporaryFile

import polib
from django.conf import settings
from django.utils.translation import gettext as _

LARGEST_FILE = 10 * 2**20
MOST_ENTRIES = 20_000
CHARSET = re.compile(rb"charset=([\w.:-]{1,40})", re.IGNORECASE)
# What editors save in. Python knows others that are no letters at all, or take for ever.
CHARSETS = frozenset(
    {
        "ascii", "utf-8", "utf-16", "iso8859-1", "iso8859-15",
        "cp1250", "cp1251", "cp1252", "cp1256", "koi8-u",
    }
)  # fmt: skip
LINE = re.compile(r"\(line (\d+)\)")
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


class Unreadable(Exception):
    """A file cannot be taken at all; the message is for people."""


def read(content: bytes, language_code: str) -> polib.POFile:
    """Return what is in a file.

    Args:
        content: The file.
        language_code: The language it should be in; a file may leave out which one it is.

    Raises:
        Unreadable: It is too large, no PO file, or in another language.
    """
    if len(content) > LARGEST_FILE:
        raise Unreadable(
            _("The file is larger than %(size)s MB. Please bring it in page by page.")
            % {"size": LARGEST_FILE // 2**20}
        )
    file = _parsed(_decoded(content))
    if not list(file):
        raise Unreadable(_("There is no passage in this file. Is it a PO file?"))
    if len(file) > MOST_ENTRIES:
        raise Unreadable(
            _("The file has more than %(number)s passages. Please bring it in page by page.")
            % {"number": MOST_ENTRIES}
        )
    check_language(file.metadata.get("Language", ""), language_code)
    return file


def _decoded(content: bytes) -> str:
    """Return the text of a file, with ends of lines as Python has them.

    Raises:
        Unreadable: Its letters cannot be read.
    """
    known = next((name for mark, name in MARKS.items() if content.startswith(mark)), None)
    said = CHARSET.search(content[:5000])
    name = said[1].decode("ascii") if said else "utf-8"
    try:
        text = content.decode(known or _charset(name))
    except (UnicodeError, LookupError) as error:
        raise Unreadable(
            _("The letters of this file cannot be read. Please save it as UTF-8.")
        ) from error
    if "\x00" in text:
        raise Unreadable(_("This is no PO file."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _charset(name: str) -> str:
    """Return the name by which Python knows the letters that a file says it has.

    Raises:
        LookupError: They are none that a file can have.
    """
    found = codecs.lookup("utf-8" if name.upper() == "CHARSET" else name).name
    if found not in CHARSETS:
        raise LookupError(name)
    return found


def _parsed(text: str) -> polib.POFile:
    """Return the entries of a text.

    Raises:
        Unreadable: It is no PO file.
    """
    # polib takes contents for the name of a file where it can, and ends lines at more than their end.
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", suffix=".po") as file:
        file.write(text)
        file.flush()
        try:
            return polib.pofile(file.name, encoding="utf-8", wrapwidth=100)
        except (OSError, ValueError, IndexError) as error:
            line = LINE.search(str(error))
            if line is None:
                raise Unreadable(_("This is no PO file.")) from error
            raise Unreadable(
                _("The file cannot be read: line %(line)s is not as a PO file has it.")
                % {"line": line[1]}
            ) from error


def check_language(said: str, code: str) -> None:
    """Compare the language that a file says with the one it should be in.

    Editors add where it is spoken: ``en_GB`` is English. What is a language of its own here is not.

    Raises:
        Unreadable: It is another one.
    """
    found = said.strip().split(".")[0].replace("_", "-").replace("@", "-").lower()
    if not found or found == code.lower():
        return
    known = {name.lower(): label for name, label in settings.LANGUAGES}
    if found not in known and found.partition("-")[0] == code.lower():
        return
    raise Unreadable(
        _("The file says that it is in “%(found)s”, but “%(wanted)s” was expected.")
        % {"found": known.get(found, said), "wanted": known.get(code.lower(), code)}
    )
