"""Which service translates by machine: what the environment says of it, or none."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured

DEEPL = "translations.machine.deepl.DeepL"
LIBRETRANSLATE = "translations.machine.libretranslate.LibreTranslate"


def machine_translator() -> dict[str, Any] | None:
    """Return the service as wagtail-localize wants it.

    Raises:
        ImproperlyConfigured: There are two.
    """
    key, address = _said("DEEPL_API_KEY"), _said("LIBRETRANSLATE_URL")
    if key and address:
        raise ImproperlyConfigured(
            "DEEPL_API_KEY and LIBRETRANSLATE_URL are both set; texts go to one service alone."
        )
    if key:
        return {"CLASS": DEEPL, "OPTIONS": {"AUTH_KEY": key, "URL": _said("DEEPL_URL")}}
    if address:
        options = {"AUTH_KEY": _said("LIBRETRANSLATE_API_KEY"), "URL": address}
        return {"CLASS": LIBRETRANSLATE, "OPTIONS": options}
    return None


def _said(name: str) -> str:
    """Return a variable's value without blanks."""
    return os.environ.get(name, "").strip()
