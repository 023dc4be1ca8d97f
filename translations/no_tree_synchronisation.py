"""Work-around: wagtail-localize offers to copy a whole language into another one.

Such copies are alias pages: German text at addresses of another language. The offer stands in the
form of a language and has no setting to turn it off; it is taken out of the list of the form's
parts. To be deleted once wagtail-localize has such a setting.
"""

from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization


def withdraw_offer() -> None:
    """Take the offer out of the form of a language."""
    LOCALE_COMPONENTS[:] = [
        component
        for component in LOCALE_COMPONENTS
        if component["model"] is not LocaleSynchronization
    ]
