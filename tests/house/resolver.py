"""All addresses the resolver knows, and which of them are ours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ROOMS = ("association_site", "alliances", "members", "pages", "translations", "search", "accounts")
# Addresses that only an original statement has.
OF_A_STATEMENT = ("record_adoption", "correct_statement", "adoption_details", "share_draft")
# What stands in for the arguments of an address.
DUMMIES = {
    "app_label": "pages",
    "app_name": "pages",
    "code": "en",
    "content_type_app_name": "pages",
    "content_type_model_name": "standardpage",
    "model_name": "standardpage",
    "pk": "1",
    "filter_spec": "width-10",
    "kind": "draft",
    "language": "en",
    "topic": "first-steps",
    "group": "blocks",
    "name": "text",
    "which": "members",
}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver.

    Attributes:
        name: Namespaces and name, separated by colons; empty where it has none.
        route: The pattern from the start of the path.
        view: Module of its view.
    """

    name: str
    route: str
    view: str

    @property
    def path(self) -> str:
        """An address that the pattern matches."""
        return example(self.route)

    @property
    def is_ours(self) -> bool:
        """Whether the view or the name belongs to one of our rooms, not to Wagtail."""
        if self.view.split(".")[0] in ROOMS:
            return True
        namespace = self.name.rpartition(":")[0]
        if namespace:
            return not namespace.startswith("wagtail")
        return not self.view.startswith("wagtail") and self.name not in WAGTAILS_DJANGO_VIEWS


# Views of Django itself that Wagtail's URLs include.
WAGTAILS_DJANGO_VIEWS = {"", "wagtailcore_login"}


def example(route: str, numbers: Mapping[str, int] | None = None) -> str:
    """Return an address that a pattern matches.

    Args:
        route: The pattern.
        numbers: What to put in place of arguments, by name.
    """

    def fill(match: re.Match[str]) -> str:
        converter, _, name = match[1].rpartition(":")
        if numbers and name in numbers:
            return str(numbers[name])
        return DUMMIES.get(name, "1" if converter == "int" else "x1")

    path = re.sub(r"<([^>]+)>", fill, route)
    replacements = {
        r"(?Px1images/.*)": "images/x.png",
        r"((?:[\w\-]+/)*(?:[\w\-]+\.[a-z]+)?)": "",
        r"(\d+)/(.*)": "1/x",
        r"(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/": "1/revisions/compare/live...latest/",
    }
    for pattern, text in replacements.items():
        path = path.replace(pattern, text)
    return path.replace("^", "").replace("$", "").replace(".*/", "x/")


def addresses() -> list[Address]:
    """Return all patterns of the resolver."""
    return list(_walk(get_resolver().url_patterns, "/", ()))


def _walk(patterns: list[Any], prefix: str, namespaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            assert isinstance(pattern, URLPattern)
            name = ":".join([*namespaces, pattern.name]) if pattern.name else ""
            yield Address(name, route, pattern.callback.__module__)
