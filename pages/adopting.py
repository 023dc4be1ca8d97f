"""Recording adoptions and correcting adopted texts: what makes other words public.

Each is one transaction that locks the page: of two people at once the second is told.
"""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Site

from pages import figures, gaps, outside_words, wording
from pages.adoption_facts import Facts, OvertakenError, Seen
from pages.dates import long_date
from pages.models import AdoptedFile, AdoptedVersion, EditorialCorrection, StatementPage
from translations import corrections

__all__ = ["Facts", "OvertakenError", "Seen"]

ADOPT = "pages.adopt"
AMEND = "pages.amend_adoption"
CORRECT = "pages.correct"
NOT_ADOPTED = "pages.not_adopted"


def day_in_force(page: Page) -> date | None:
    """Return the day of the version of an original that is in force."""
    found = AdoptedVersion.objects.filter(page_id=page.pk).values_list("adopted_on", flat=True)
    return found.first()


def is_original(page: StatementPage) -> bool:
    """Say whether a statement is in the main language of its site: only such a one is adopted."""
    site = page.get_site()
    return bool(site and site.root_page.locale_id == page.locale_id and not page.alias_of_id)


def draft_of(page: StatementPage) -> StatementPage:
    """Return the newest words of a statement, published or not."""
    draft: StatementPage = page.get_latest_revision_as_object()
    return draft


def day_problem(version: AdoptedVersion | None, day: date) -> str:
    """Say why a version cannot have been adopted on a day; nothing if it can."""
    if day > timezone.localdate():
        return _("The adoption cannot lie in the future.")
    if version and day <= version.adopted_on:
        return _(
            "The version in force was adopted on %(day)s; the next one can only be of a later day."
        ) % {"day": long_date(version.adopted_on)}
    return ""


def words_problem(draft: StatementPage) -> str:
    """Say why the words of a draft cannot be adopted; nothing if they can."""
    left = [*gaps.in_text(draft.title), *gaps.in_value(draft.body)]
    return " ".join(
        [*gaps.messages(left), *outside_words.messages(outside_words.labels_in(draft.body))]
    )


def is_new(page: StatementPage, draft: StatementPage) -> bool:
    """Say whether a draft has other words than those in force."""
    version = page.version_in_force
    return version is None or not version.says(draft)


def record(
    page: StatementPage,
    facts: Facts,
    user: Any = None,
    seen: Seen | None = None,
    from_file: bool = False,
) -> AdoptedVersion:
    """Make a version of the newest words of a statement, and publish them.

    Args:
        page: The statement.
        facts: When, by whom and where it was adopted.
        user: Who records it.
        seen: What that person looked at.
        from_file: Whether no person does, but a file.

    Raises:
        ValidationError: It cannot be adopted so.
        OvertakenError: Something else is there by now.
    """
    with transaction.atomic():
        page = locked(page)
        before, draft = page.version_in_force, draft_of(page)
        _compare(seen, page, before, draft)
        if found := day_problem(before, facts.day):
            raise ValidationError({"adopted_on": found})
        if found := words_problem(draft):
            raise ValidationError(found)
        if before:
            _replace(before, page, facts.day)
        version = _add(page, draft, facts, user, from_file)
        _publish(draft, user)
        log(
            instance=page,
            action=ADOPT,
            user=user,
            content_changed=True,
            data={"day": facts.day.isoformat(), "version": version.pk},
        )
    return version


def record_earlier(page: StatementPage, title: str, body: Any, facts: Facts) -> AdoptedVersion:
    """Make a version of a file's words, in force before those of today; nothing is published.

    Args:
        page: The statement.
        title: Its title then.
        body: Its text then.
        facts: When, by whom and where it was adopted.
    """
    with transaction.atomic():
        page = locked(page)
        assert is_earlier(page, facts.day)
        next_one = page.adopted_versions.filter(adopted_on__gt=facts.day).last()
        previous = page.adopted_versions.filter(adopted_on__lt=facts.day).first()
        version: AdoptedVersion = AdoptedVersion.objects.create(
            page=page, title=title, body=body, from_file=True, **facts.fields
        )
        version.figures = {"adopted": frozen(page, facts.day)}
        version.save(update_fields=["figures"])
        if next_one:
            _replace(version, page, next_one.adopted_on)
        if previous:
            _replace(previous, page, facts.day)
        log(
            instance=page,
            action=ADOPT,
            data={"day": facts.day.isoformat(), "version": version.pk},
        )
    return version


def correct(
    page: StatementPage, reason: str, user: Any = None, seen: Seen | None = None
) -> EditorialCorrection:
    """Publish the newest words of an adopted statement as a correction of its spelling.

    Args:
        page: The statement.
        reason: Why, for the public.
        user: Who corrects.
        seen: What that person looked at.

    Raises:
        ValidationError: There is nothing to correct, or no reason.
        OvertakenError: Something else is there by now.
    """
    with transaction.atomic():
        page = locked(page)
        version, draft = page.version_in_force, draft_of(page)
        _compare(seen, page, version, draft)
        if version is None:
            raise ValidationError(_("Nobody has adopted this statement yet."))
        if not reason.strip():
            raise ValidationError({"reason": _("Say what was wrong; visitors read it.")})
        if version.says(draft):
            raise ValidationError(
                _("The draft has the words in force: there is nothing to correct.")
            )
        if found := words_problem(draft):
            raise ValidationError(found)
        correction = EditorialCorrection.objects.create(
            version=version,
            title=draft.title,
            body=draft.body,
            reason=reason.strip(),
            corrected_by=user,
        )
        with corrections.editorial():
            _publish(draft, user)
        log(
            instance=page,
            action=CORRECT,
            user=user,
            content_changed=True,
            data={"reason": correction.reason, "correction": correction.pk},
        )
    return correction


def frozen(page: Page, day: date) -> dict[str, Any]:
    """Return all live figures of a page's site on a day, in a form that can be kept."""
    values: dict[str, int | None] = {}
    site: Site | None = page.get_site()
    if site is not None:
        of_day = figures.FigureValues(site, day)
        values = {figure.token: of_day.value(figure.token) for figure in figures.registered()}
    return {"on": day.isoformat(), "values": values}


def is_earlier(page: StatementPage, day: date) -> bool:
    """Say whether a version of a day comes before the one in force."""
    in_force = day_in_force(page)
    return in_force is not None and day < in_force


def is_from_file(version: AdoptedVersion) -> bool:
    """Say whether a version was put on record by a file, and nobody has touched it since."""
    return version.from_file and not version.ordered_corrections


def load_again(page: StatementPage) -> AdoptedVersion:
    """Put the newest words of a statement in the place of those that an earlier file put on record."""
    with transaction.atomic():
        page = locked(page)
        version, draft = page.version_in_force, draft_of(page)
        assert version is not None
        version.title, version.body = draft.title, draft.body
        version.digest = wording.digest_of(draft.title, draft.body)
        version.save()
        version.files.all().delete()
        AdoptedFile.keep(version, version.body)
        _publish(draft, None)
        data = {"day": version.adopted_on.isoformat(), "fields": ["title", "body"]}
        log(instance=page, action=AMEND, data=data)
    return version


def freeze_again(version: AdoptedVersion) -> None:
    """Freeze the figures of a version once what they count is on record, too."""
    page = version.page
    next_one = page.adopted_versions.filter(adopted_on__gt=version.adopted_on).last()
    version.figures = {"adopted": frozen(page, version.adopted_on)}
    version.save(update_fields=["figures"])
    if next_one:
        _replace(version, page, next_one.adopted_on)


def locked(page: StatementPage) -> StatementPage:
    """Return the page as it is once nobody else writes to it."""
    Page.objects.select_for_update().get(pk=page.pk)
    fresh: StatementPage = StatementPage.objects.get(pk=page.pk)
    return fresh


def _compare(
    seen: Seen | None, page: StatementPage, version: AdoptedVersion | None, draft: StatementPage
) -> None:
    """Compare what somebody looked at with what is about to be published, and nothing read later.

    Raises:
        OvertakenError: It is something else.
    """
    if seen and seen != Seen.of(page, version, draft):
        raise OvertakenError


def _add(
    page: StatementPage, draft: StatementPage, facts: Facts, user: Any, from_file: bool
) -> AdoptedVersion:
    """Keep the words of a draft as a version."""
    version: AdoptedVersion = AdoptedVersion.objects.create(
        page=page,
        title=draft.title,
        body=draft.body,
        recorded_by=user,
        from_file=from_file,
        figures={"adopted": frozen(page, facts.day)},
        **facts.fields,
    )
    return version


def _replace(version: AdoptedVersion, page: StatementPage, day: date) -> None:
    """Freeze the figures of a version as they were on its last day, the one before the next.

    Those of the day of its adoption, which it shows from now on, are kept since then; a version that
    was on record before there were figures gets them now.
    """
    last = max(day - timedelta(days=1), version.adopted_on)
    version.figures.setdefault("adopted", frozen(page, version.adopted_on))
    version.figures["replaced"] = frozen(page, last)
    version.save(update_fields=["figures"])


def _publish(draft: StatementPage, user: Any) -> None:
    """Publish a draft now, whatever it was scheduled for.

    Raises:
        ValidationError: Its form would refuse it.
    """
    draft.go_live_at = None
    draft.follow_adoption()
    draft.is_to_be_public = None
    draft.full_clean()
    revision: Revision = draft.save_revision(user=user, clean=False)
    revision.publish(user=user, skip_permission_checks=True)
