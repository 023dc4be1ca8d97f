"""Signed links that show one draft of an adopted statement to everybody who has them, for some time.

A link holds the page, the revision and its own last day; nothing of it is kept. It is signed without
the moment, so that all links to a draft that are made on one day are the same one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Revision

from pages.models import StatementPage

NAME = "shared_draft"
SALT = "pages.draft_links"
LASTS = timedelta(days=30)


@dataclass(frozen=True)
class DraftLink:
    """What a link shows, and until when.

    Attributes:
        page: The statement, as it is public.
        revision: The draft that is shown, whatever is saved later.
        last_day: The last day on which the link opens.
    """

    page: StatementPage
    revision: Revision
    last_day: date

    @classmethod
    def made_today(cls, page: StatementPage) -> Self:
        """Return a link to the newest draft of a statement."""
        return cls(page, page.get_latest_revision(), timezone.localdate() + LASTS)

    @property
    def made_on(self) -> date:
        """The day of the draft."""
        return timezone.localdate(self.revision.created_at)

    @property
    def draft(self) -> StatementPage:
        """The page with the words of the draft."""
        draft: StatementPage = self.page.with_content_json(self.revision.content)
        return draft

    @property
    def address(self) -> str:
        """The full address; empty for a page that belongs to no site."""
        site = self.page.get_site()
        said = [self.page.pk, self.revision.pk, self.last_day.isoformat()]
        token = signing.Signer(salt=SALT).sign_object(said)
        with override(self.page.locale.language_code):
            return f"{site.root_url}{reverse(NAME, args=[token])}" if site else ""


def found_by(token: str) -> DraftLink | None:
    """Return what a link was made for; nothing where it is wrong, too old, or its draft is gone."""
    try:
        page_pk, revision_pk, ends = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    last_day = date.fromisoformat(ends)
    if last_day < timezone.localdate():
        return None
    page = StatementPage.objects.select_related("locale").filter(pk=page_pk).first()
    revisions = Revision.page_revisions.filter(object_id=str(page_pk), pk=revision_pk)
    revision = revisions.first() if page else None
    return DraftLink(page, revision, last_day) if page and revision else None
