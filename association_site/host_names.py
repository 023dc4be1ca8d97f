"""What a host name is, and how browsers send it."""

import re

import idna
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
LONGEST_HOST_NAME = 253


def host_name(given: str) -> str:
    """Return a host name as browsers send it: small letters, others in their ASCII form.

    Umlauts and ß are written by the rules that browsers follow (UTS 46, nontransitional), where ß
    is a letter of its own.

    Raises:
        ValidationError: It is none.
    """
    name = given.strip().lower().removesuffix(".")
    if "/" in name or ":" in name:
        raise ValidationError(
            _("Only the host name, such as www.beispiel.de: without https://, slash or port.")
        )
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except UnicodeError:
            name = ""
    if len(name) > LONGEST_HOST_NAME or not all(LABEL.fullmatch(part) for part in name.split(".")):
        raise ValidationError(
            _("“%(name)s” is no host name. It looks like this: www.beispiel.de")
            % {"name": given.strip()}
        )
    return name
