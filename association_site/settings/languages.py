"""The languages of this installation, and Leichte Sprache, which Django does not know by itself."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

# Registered with IANA as a variant of German. Whatever has no words or formats of its own in it has
# those of German.
EASY = "de-simple"
LANG_INFO[EASY] = {
    "bidi": False,
    "code": EASY,
    "name": "Easy-to-read German",
    "name_local": "Leichte Sprache",
}

# Staff may add these to a site: what visitors see of the interface is complete in each of them, and
# `manage.py messages --check` and `tests/house/test_languages.py` keep it so.
COMPLETE = [
    ("de", _("German")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("uk", _("Ukrainian")),
    (EASY, _("Easy-to-read German")),
]
# A site that has one of these goes on in it, with an interface in German, and its settings say so. None
# can be added until its catalogue is there.
WITHOUT_CATALOGUE = [
    ("fa", _("Persian")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("tr", _("Turkish")),
]
