"""Who translates what organisations say of themselves, into which languages, and who publishes it.

The board and the administration of a site may translate into all of its languages, and publish.
Translators may do so into theirs, and see no more than the public.
"""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Locale, Site

from accounts.choices import Role
from accounts.models import SiteGroup
from accounts.sites import sites_for
from members.choices import PublishedField
from members.models import Consent, Organisation, OrganisationText
from pages.found_site import languages_for

RIGHT = "members.change_organisationtext"
PUBLISHED, REMOVED = "members.description_published", "members.description_removed"


def keeps(user: Any, site: Site) -> bool:
    """Say whether somebody keeps the register of a site."""
    return sites_for(user, Role.BOARD, Role.ADMINISTRATION).filter(pk=site.pk).exists()


def sites_of(user: Any) -> QuerySet[Site]:
    """Return the sites whose descriptions somebody may translate."""
    if not user.has_perm(RIGHT):
        return Site.objects.none()
    return sites_for(user, Role.BOARD, Role.ADMINISTRATION, Role.TRANSLATOR)


def codes_of(site: Site) -> list[str]:
    """Return the languages of a site, without the main one."""
    main = site.root_page.locale.language_code
    return [code for code in languages_for(site.root_page) if code != main]


def codes_for(user: Any, site: Site) -> list[str]:
    """Return the languages into which somebody may translate for a site."""
    if not user.is_active or not user.has_perm(RIGHT):
        return []
    codes = codes_of(site)
    if keeps(user, site):
        return codes
    own = set(
        SiteGroup.objects.filter(
            site=site, role=Role.TRANSLATOR, group__in=user.groups.all()
        ).values_list("language_code", flat=True)
    )
    return [code for code in codes if code in own]


def described(user: Any, site: Site) -> QuerySet[Organisation]:
    """Return the organisations of a site whose description somebody may see, by name."""
    found: QuerySet[Organisation]
    if keeps(user, site):
        found = Organisation.objects.of(site).filter(erased_on=None).order_by("sort_key", "pk")
    else:
        agreed = Consent.objects.in_force().filter(field=PublishedField.DESCRIPTION)
        found = Organisation.objects.in_directory(site, timezone.localdate()).filter(
            pk__in=agreed.values("organisation")
        )
    return found.exclude(description="")


class DescriptionKeeper:
    """Answers for the rows that are translated."""

    def translates(self, user: Any, row: OrganisationText, locale: Locale) -> bool:
        """Say whether somebody may see a description and translate it into a language."""
        site = row.organisation.site
        return (
            locale.language_code in codes_for(user, site)
            and described(user, site).filter(pk=row.organisation_id).exists()
        )

    def publishes(self, user: Any, row: OrganisationText) -> bool:
        """Say whether somebody may publish a translation."""
        return bool(user.has_perm(RIGHT)) and keeps(user, row.organisation.site)

    def address(self, user: Any, row: OrganisationText) -> str:
        """Return the organisation's page, or the list where somebody does not see that."""
        if self.publishes(user, row):
            return reverse("organisation:inspect", args=[row.organisation_id])
        return f"{reverse('register_descriptions')}?site={row.organisation.site_id}"

    def site(self, row: OrganisationText) -> Site:
        """Return the site of the register."""
        site: Site = row.organisation.site
        return site

    def published(self, user: Any, row: OrganisationText) -> None:
        """Note in the organisation's story that a description was published."""
        data = {"language": row.locale.language_code}
        log(instance=row.organisation, action=PUBLISHED, user=user, data=data)
