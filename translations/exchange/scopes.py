"""Whose words somebody may take out and bring in: pages of a site in one language, or one text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page, Site
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from translations import keepers, offered, own_texts


@dataclass(frozen=True)
class Text:
    """A page, or what else is translated by itself, in one language.

    Attributes:
        translation: What ties it to its original.
        original: The original as it is public.
        target: What is translated.
    """

    translation: Translation
    original: Any
    target: Any

    @property
    def key(self) -> UUID:
        """What all languages of the text have in common."""
        key: UUID = self.translation.source.object_id
        return key

    @property
    def model(self) -> Any:
        """The type of page, or of what else it is."""
        return type(self.original)

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.translation.source.object_repr)

    @cached_property
    def address(self) -> str:
        """Where the original is read, if it is a page with an address."""
        return (self.original.full_url or "") if isinstance(self.original, Page) else ""


@dataclass(frozen=True)
class Scope:
    """One language of a site.

    Attributes:
        site: The site.
        locale: The language.
        home: The home page in that language.
    """

    site: Site
    locale: Locale
    home: Page

    @property
    def site_name(self) -> str:
        """What people call the site."""
        return str(self.site.site_name or self.site.hostname)


def own_pages(user: Any) -> QuerySet[Page]:
    """Return the pages that somebody may change, without those that only mirror another."""
    pages: QuerySet[Page] = page_permission_policy.instances_user_has_any_permission_for(
        user, {"change"}
    )
    return pages.filter(alias_of__isnull=True)


def works_on_pages(user: Any) -> bool:
    """Say whether there are pages that somebody may change; Wagtail's menu has asked that before."""
    return bool(page_permission_policy.user_has_any_permission(user, {"change"}))


def scopes_for(user: Any) -> list[Scope]:
    """Return the languages into which somebody may translate, site by site.

    Texts of their own have no passages that could be taken out.
    """
    own = own_pages(user)
    scopes = []
    for site in Site.objects.select_related("root_page").order_by("-is_default_site", "hostname"):
        root = site.root_page
        homes = own.filter(
            translation_key=root.translation_key, locale__in=offered.locales_for(root)
        )
        others = homes.exclude(locale=root.locale_id).select_related("locale")
        scopes += [
            Scope(site, home.locale, home)
            for home in others.order_by("locale__language_code")
            if not own_texts.is_own_text(home.locale)
        ]
    return scopes


def not_begun(scope: Scope) -> list[Page]:
    """Return the public pages that are in no file, since nobody began to translate them; one query."""
    root = scope.site.root_page
    there = Page.objects.filter(locale=scope.locale, alias_of__isnull=True)
    originals = Page.objects.filter(
        path__startswith=root.path, locale=root.locale_id, live=True, alias_of__isnull=True
    )
    lacking = originals.exclude(translation_key__in=there.order_by().values("translation_key"))
    return list(lacking.select_related("locale").order_by("path"))


def scope_of(user: Any, site_id: int, code: str) -> Scope:
    """Return one of somebody's languages.

    Raises:
        PermissionDenied: It is none of theirs, or there is none.
    """
    for scope in scopes_for(user):
        if scope.site.pk == site_id and scope.locale.language_code == code:
            return scope
    raise PermissionDenied


def texts_of(scope: Scope, user: Any) -> list[Text]:
    """Return the translated pages of a scope that somebody may change, as the site orders them."""
    below = own_pages(user).filter(path__startswith=scope.home.path, locale=scope.locale)
    targets = {page.translation_key: page for page in below}
    rows = Translation.objects.filter(
        enabled=True, target_locale=scope.locale, source__object_id__in=list(targets)
    ).select_related("source__locale", "target_locale")
    originals = _originals(rows)
    texts = [
        Text(row, originals[key], targets[key[0]])
        for row in rows
        if (key := (row.source.object_id, row.source.locale_id)) in originals
    ]
    return sorted(texts, key=lambda text: text.original.path)


def _originals(rows: Iterable[Translation]) -> dict[tuple[UUID, int], Page]:
    """Return the pages that translations are made from, by translation key and locale."""
    pages = Page.objects.filter(translation_key__in=[row.source.object_id for row in rows])
    return {(page.translation_key, page.locale_id): page for page in pages.specific()}


def text_of(user: Any, translation_id: int) -> Text:
    """Return one text that somebody may translate.

    Raises:
        Http404: There is none, or it is no page and not theirs.
        PermissionDenied: The page is not theirs.
    """
    rows = Translation.objects.select_related("source__locale", "target_locale")
    translation = get_object_or_404(rows, pk=translation_id, enabled=True)
    try:
        target = translation.get_target_instance()
        original = translation.source.get_source_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if not isinstance(target, Page):
        keepers.kept(user, translation_id)
    elif target.alias_of_id:
        raise Http404
    elif not user_can_edit_instance(user, target):
        raise PermissionDenied
    return Text(translation, original, target)
