"""What of a PO file did not fit, as a PO file that can be mended and brought in again."""

import polib
from django.utils import timezone
from wagtail.models import Locale

from translations.exchange.catalogue import WIDTH, header
from translations.exchange.choices import Outcome
from translations.exchange.comparing import Finding, Plan


def leftovers(name: str, locale: Locale, plan: Plan) -> polib.POFile:
    """Return the entries that did not fit, each with the reason.

    Args:
        name: What the file is for.
        locale: Its language.
        plan: What became of it.
    """
    file = polib.POFile(wrapwidth=WIDTH)
    file.metadata = header(name, locale, timezone.now())
    taken: set[int] = set()
    for finding in plan.of(Outcome.MISFIT):
        file.append(_entry(finding, taken))
    return file


def _entry(finding: Finding, taken: set[int]) -> polib.POEntry:
    """Return an entry that did not fit, with today's passage in the place of a former one.

    The words stand there as not certain then, beside what they were a translation of.
    """
    old, today = finding.entry, finding.today
    reason = " ".join(finding.reason.split())
    entry = polib.POEntry(
        msgctxt=old.msgctxt,
        msgid=old.msgid,
        msgstr=old.msgstr,
        comment="\n".join(line for line in (old.comment, reason) if line),
        tcomment=old.tcomment,
        flags=list(old.flags),
    )
    if old.msgid_plural:
        entry.msgid_plural, entry.msgstr_plural = old.msgid_plural, old.msgstr_plural
    elif today is not None and id(today) not in taken:
        taken.add(id(today))
        entry.previous_msgid, entry.msgid = old.msgid, today.msgid
        entry.flags = list(dict.fromkeys([*old.flags, "fuzzy"]))
    return entry
