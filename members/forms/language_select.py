"""A choice of languages, each named in its own words."""

from typing import Any

from django.forms import Select


class LanguageSelect(Select):
    """Says of each option in which language it is written: the one that it stands for."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return an option with its language."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["lang"] = str(value)
        return option
