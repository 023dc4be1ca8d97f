"""Drafts of the pages that the law asks for, and which of them a site still needs.

The words to fill in stand in ``legal_texts/<language>/<kind>.toml``. A gap is written
``[[what belongs here]]``; ``[[street: Street and number]]`` is filled in from the site's settings
where they know it, and stays a gap where they do not.
"""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.fields import RichTextField
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Page, Site

from pages import stream
from pages.choices import LegalKind
from pages.embeds import HOSTS
from pages.models import HomePage, LegalPage, SiteLanguage, SiteSettings

TEXTS = Path(__file__).parent / "legal_texts"
# The language of the words where there are none in the language of the site.
SPARE_LANGUAGE = "en"
# What the site's settings and an imprint know under the same name.
SAME_FIELDS = ("legal_form", "street", "postcode", "town", "email", "telephone")
NAMED_GAP = re.compile(r"\[\[([a-z_]+): (.+?)\]\]")


class MissingPage(NamedTuple):
    """A legal page that visitors of a language cannot read.

    Attributes:
        language_code: The language.
        kind: What the page is.
        page: Its draft, or ``None`` where there is none.
    """

    language_code: str
    kind: LegalKind
    page: LegalPage | None


# ------------------------------------------------------------------------------- making drafts
@transaction.atomic
def ensure_legal_pages(home: HomePage) -> list[LegalPage]:
    """Make drafts of the legal pages that are missing below the main home page of a site.

    In other languages they are translated from these. What is there stays as it is, so this may
    be called at any time.

    Args:
        home: The home page of the site's main language.

    Returns:
        The pages that were made; none below a home page that no site points to.
    """
    site = Site.objects.filter(root_page=home).first()
    if site is None:
        return []
    facts = _facts(SiteSettings.objects.filter(site=site).first() or SiteSettings(site=site))
    there = set(LegalPage.objects.child_of(home).values_list("kind", flat=True))
    return [
        _make_draft(home, kind, _text_of(home.locale.language_code, kind), facts)
        for kind in LegalKind
        if kind not in there
    ]


def _facts(settings: SiteSettings) -> dict[str, str]:
    """Return what the settings know of the association, by the name of the page's field."""
    facts = {name: str(getattr(settings, name)) for name in SAME_FIELDS}
    return facts | {"organisation": settings.name, "embeds": _embeds()}


def _embeds() -> str:
    """Return whose content the site can show after a click."""
    return ", ".join(f"{host.name} ({host.company})" for host in HOSTS)


def _text_of(language_code: str, kind: LegalKind) -> dict[str, Any]:
    """Return title, fields and sections of a kind in a language, else in the spare one."""
    paths = [TEXTS / code / f"{kind.value}.toml" for code in (language_code, SPARE_LANGUAGE)]
    path = next(path for path in paths if path.exists())
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _make_draft(
    home: HomePage, kind: LegalKind, text: dict[str, Any], facts: dict[str, str]
) -> LegalPage:
    """Add a page of a kind that nobody can read yet."""
    slug = text.get("slug", "")
    page = LegalPage(
        kind=kind,
        title=text["title"],
        # Where the short address is taken, the page takes one from its title.
        slug="" if Page.objects.child_of(home).filter(slug=slug).exists() else slug,
        search_description=text["search_description"],
        body=_body_of(text["sections"], facts),
        live=False,
        locale=home.locale,
        **_fields_of(kind, text.get("fields", {}), facts),
    )
    # Wagtail's history shows one entry of what was done at once: each page gets its own.
    with LogContext(user=get_active_log_context().user):
        home.add_child(instance=page)
        page.save_revision()
    return page


def _fields_of(kind: LegalKind, texts: dict[str, str], facts: dict[str, str]) -> dict[str, str]:
    """Return the facts that the fields of a kind can hold, and gaps for the others."""
    fields = {}
    if kind == LegalKind.IMPRINT:
        fields.update({name: facts[name] for name in ("organisation", *SAME_FIELDS)})
    if kind == LegalKind.ACCESSIBILITY:
        fields["barrier_email"] = facts["email"]
    for name, words in texts.items():
        formatted = isinstance(LegalPage._meta.get_field(name), RichTextField)
        fields[name] = str(_html_of(words, facts)) if formatted else words.strip()
    return fields


def _body_of(sections: list[dict[str, str]], facts: dict[str, str]) -> Any:
    """Return the stream of sections."""
    parts = [
        stream.Section(
            heading=section.get("heading", ""),
            parts=[stream.Part("text", html=str(_html_of(section["text"], facts)))],
        )
        for section in sections
    ]
    return stream.to_value(stream.with_ids([], stream.body(parts, {})))


def _html_of(text: str, facts: dict[str, str]) -> SafeString:
    """Return paragraphs and lists; empty lines divide them, each line of a list begins with ``-``."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        if all(line.startswith("- ") for line in lines):
            items = ((_filled(line[2:], facts),) for line in lines)
            blocks.append(format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items)))
        else:
            blocks.append(format_html("<p>{}</p>", _filled(" ".join(lines), facts)))
    return format_html_join("", "{}", ((block,) for block in blocks))


def _filled(line: str, facts: dict[str, str]) -> SafeString:
    """Return a line as HTML, with the facts that are known in the place of their gaps."""

    def fact(gap: re.Match[str]) -> str:
        value = facts.get(gap[1], "")
        if value and gap[1] == "email":
            return format_html('<a href="mailto:{0}">{0}</a>', value)
        return escape(value) or f"[[{gap[2]}]]"

    return mark_safe(NAMED_GAP.sub(fact, escape(line)))  # noqa: S308 - escaped, piece by piece


# ------------------------------------------------------------------------------- what is missing
def missing_legal_pages(site: Site) -> list[MissingPage]:
    """Return the legal pages that visitors of the site's languages cannot read yet.

    Asked are the languages that are on and have a home page, published or not, in the order of the
    site.
    """
    homes = _homes(site)
    below = Q()
    for home in homes:
        below |= Q(path__startswith=home.path, depth=home.depth + 1, locale_id=home.locale_id)
    pages = LegalPage.objects.filter(below, alias_of__isnull=True) if homes else []
    found = {(page.locale_id, page.kind): page for page in pages}
    missing = []
    for home in homes:
        for kind in LegalKind:
            page = found.get((home.locale_id, kind))
            if page is None or not page.live:
                missing.append(MissingPage(home.locale.language_code, kind, page))
    return missing


def _homes(site: Site) -> list[HomePage]:
    """Return the home pages of the languages that are on; the main one always is."""
    row = SiteLanguage.objects.filter(
        settings__site=site, enabled=True, language_code=OuterRef("locale__language_code")
    )
    homes = HomePage.of_site(site).annotate(place=Subquery(row.values("sort_order")[:1]))
    on = homes.filter(Q(place__isnull=False) | Q(pk=site.root_page_id))
    return list(on.order_by(F("place").asc(nulls_first=True), "pk"))
