"""A mission statement (Leitbild)."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from pages.blocks import StatementBodyBlock
from pages.choices import AdoptingBody
from pages.dates import long_date
from pages.models.adoption import ADOPTED_ON, AdoptedVersion, Adoption
from pages.models.base import BasePage, BodyPage
from pages.version_addresses import VersionAddress

__all__ = ["ADOPTED_ON", "Adoption", "StatementPage"]

WORDS = frozenset({"title", "body"})
ADOPTION_FIELDS = ("adopted_on", "adopted_by", "adopted_in")
SCHEDULED = "wagtail.publish.scheduled"
Server = Callable[["StatementPage", HttpRequest, VersionAddress], HttpResponseBase]


class StatementPage(BodyPage):
    """A text that an assembly adopts; where it was, its first lines say when, by whom and where.

    A statement that nobody has adopted is published as any page is, and says nothing of a
    resolution. From its first adoption on, what is public are the words of the version in force
    (`AdoptedVersion`), corrections of its spelling included: saving other words as the public page
    is refused, whichever way they come. Words are the title and the text (`pages.wording`); address,
    menu, description and looks may change, and the page may be moved and taken down. Only originals
    have versions; a translation is free.

    The facts of the adoption follow from the version in force.
    """

    body = StreamField(
        StatementBodyBlock(), verbose_name=_("Text"), blank=True, use_json_field=True
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(
        _("adopted by"), max_length=20, choices=AdoptingBody.choices, blank=True
    )
    adopted_in = models.CharField(_("adopted in"), max_length=100, blank=True)

    page_description: ClassVar = _(
        "The mission statement, with the line that says who adopted it and when."
    )
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    teaser_template: ClassVar[str] = "pages/teasers/statement.html"
    teaser_needs_fields: ClassVar[bool] = True
    lists_contents: ClassVar[bool] = True
    is_shared: ClassVar[bool] = True

    # Shows versions and compares them; the room says who does when it is ready, since that needs the
    # frame of pages, which needs this model.
    show_versions: ClassVar[Server]

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("adopted_on", overridable=False),
        SynchronizedField("adopted_by", overridable=False),
        SynchronizedField("adopted_in", overridable=True),
    ]

    content_panels: ClassVar = [
        *BodyPage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("adopted_on", read_only=True),
                        FieldPanel("adopted_by", read_only=True),
                    ]
                ),
                FieldPanel("adopted_in", read_only=True, help_text=_("The town.")),
            ],
            heading=_("Adoption"),
            help_text=_(
                "An adoption is recorded with “Record adoption…” below; body, town and minutes are put"
                " right with “Details of the adoption…”. The draft is saved first."
            ),
        ),
        *BodyPage.content_panels[-1:],
    ]

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    @property
    def adoption(self) -> Adoption | None:
        """The adoption in its parts; ``None`` for a statement that nobody has adopted."""
        if self.adopted_on is None:
            return None
        return Adoption(self.adopted_on, self.get_adopted_by_display(), self.adopted_in)

    def tell_adoption_of(self, day: date | None) -> None:
        """Tell in memory the adoption of the version that the words of a translation follow.

        What is kept of a translation are the facts that its original had when it was saved last: the
        words may be older, and they may follow a newer version that changed none of them.

        Args:
            day: The day of that version, if it is known.
        """
        if day is None or self.adopted_on in {None, day}:
            return
        self.adopted_on = day
        if version := AdoptedVersion.objects.of(self).filter(adopted_on=day).first():
            self.adopted_by, self.adopted_in = version.adopted_by, version.adopted_in

    def search_text(self) -> str:
        """Return the words of the page as a reader sees them, those of its seal too."""
        with override(self.locale.language_code):
            seal = self.adoption.line if self.adoption else ""
        return f"{seal} {super().search_text()}".strip()

    @property
    def teaser_rank(self) -> str:
        """The day of the adoption: the statement adopted last is the one in force."""
        return str(self.adopted_on or "")

    def clean(self) -> None:
        """Keep body and place of an adoption together with its date, once it is published."""
        super().clean()
        if self.adopted_on and self.adopted_on > timezone.localdate():
            raise ValidationError({"adopted_on": _("The adoption cannot lie in the future.")})
        is_draft = self.is_to_be_public is False
        if not (self.adopted_on or is_draft) and (self.adopted_by or self.adopted_in):
            raise ValidationError({"adopted_on": _("Say when the statement was adopted.")})
        if self.is_to_be_public:
            self.check_adopted()

    # ------------------------------------------------------------------ the words in force
    @property
    def version_in_force(self) -> AdoptedVersion | None:
        """The version of this statement that is in force; ``None`` for a translation."""
        found: AdoptedVersion | None = self.adopted_versions.in_force() if self.pk else None
        return found

    def check_adopted(self) -> None:
        """Refuse to make other words public than those in force.

        Raises:
            ValidationError: They are others.
        """
        version = self.version_in_force
        if version and not version.says(self):
            raise ValidationError(
                _now(
                    "The words differ from those adopted on %(day)s. Save them as a draft; they can"
                    " be published by recording their adoption, or as an editorial correction."
                )
                % {"day": long_date(version.adopted_on)},
                code="not_adopted",
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the public page at the words in force, and at the facts of their adoption.

        Raises:
            ValidationError: The page would say something else.
        """
        names = kwargs.get("update_fields")
        if not self.live or (names is not None and WORDS.isdisjoint(names)):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            # Whoever records an adoption meanwhile has the row, or waits for it.
            Page.objects.select_for_update().filter(pk=self.pk).first()
            self.check_adopted()
            self.follow_adoption()
            super().save(*args, **kwargs)

    def follow_adoption(self) -> None:
        """Take the facts of the adoption from the version in force; a translation has its original's."""
        version = AdoptedVersion.objects.of(self).first()
        if version is None or version.page_id == self.pk:
            for name in ADOPTION_FIELDS:
                given = (
                    getattr(version, name) if version else self._meta.get_field(name).get_default()
                )
                setattr(self, name, given)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish, unless it was scheduled and is not adopted: then it stays a draft.

        An error would keep all later pages of the same run from being published, run after run.
        """
        scheduled = kwargs.get("log_action") == SCHEDULED
        version = self.version_in_force if scheduled else None
        if version and not version.says(revision.as_object()):
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            log(
                instance=self,
                action="pages.not_adopted",
                revision=revision,
                data={"day": version.adopted_on.isoformat()},
            )
            return None
        return super().publish(revision, *args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Page:
        """Copy an adopted statement as a draft: nobody has adopted the copy."""
        if self.adopted_on:
            kwargs |= {"keep_live": False}
            empty = {name: self._meta.get_field(name).get_default() for name in ADOPTION_FIELDS}
            kwargs["update_attrs"] = empty | (kwargs.get("update_attrs") or {})
        copied: Page = super().copy(*args, **kwargs)
        return copied

    # ------------------------------------------------------------------ what visitors see
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show a draft; one whose words nobody has adopted says nothing of a resolution."""
        version = self.version_in_force
        if version and not version.says(self):
            self.adopted_on, self.adopted_by, self.adopted_in = None, "", ""
        response: HttpResponseBase = super().serve_preview(request, mode_name)
        return response

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the versions of the statement below its address."""
        address = VersionAddress.read(path_components)
        if address and self.live:
            return RouteResult(self, kwargs={"address": address})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, address: VersionAddress | None = None, **kwargs: Any
    ) -> HttpResponseBase:
        """Show the page, or what of its versions was asked for."""
        asked = address or VersionAddress.chosen(request.GET)
        if asked is not None:
            return type(self).show_versions(self, request, asked)
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        return response
