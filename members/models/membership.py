"""Periods of membership."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from members.choices import LeavingReason, MembershipKind
from members.models.organisation import FIRST_YEAR, LAST_YEAR, Organisation
from members.querysets import MembershipQuerySet

DAYS = ("started_on", "ended_on", "admitted_on", "end_resolved_on")


class Membership(models.Model):
    """A period in which an organisation is a member in one way; both days belong to it.

    Somebody whose membership rests has a period of its own for that.
    """

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    started_on = models.DateField(_("member since"), db_index=True)
    ended_on = models.DateField(_("member until"), null=True, blank=True)
    kind = models.CharField(
        _("kind of membership"),
        max_length=20,
        choices=MembershipKind.choices,
        default=MembershipKind.FULL,
    )
    rests = models.BooleanField(
        _("rests"), default=False, help_text=_("Whether rights and duties rest in this period.")
    )
    admitted_on = models.DateField(_("admitted: day of the resolution"), null=True, blank=True)
    admitted_by = models.CharField(_("admitted by"), max_length=200, blank=True)
    admission_reference = models.CharField(
        _("reference of the admission"), max_length=200, blank=True
    )
    leaving_reason = models.CharField(
        _("reason for leaving"), max_length=20, choices=LeavingReason.choices, blank=True
    )
    end_resolved_on = models.DateField(_("ended: day of the resolution"), null=True, blank=True)
    end_resolved_by = models.CharField(_("ended by"), max_length=200, blank=True)
    end_reference = models.CharField(_("reference of the end"), max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("started_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on")),
                name="members_membership_in_order",
                violation_error_message=_("The end cannot lie before the beginning."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.started_on} – {self.ended_on or ''}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the period, alone: not while another one of the organisation is being saved.

        Raises:
            ValidationError: It overlaps another one, which may have been saved a moment ago.
        """
        with transaction.atomic():
            Membership.clean(self)
            super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a period that overlaps another one of the same organisation.

        Within a transaction, the organisation is locked until its end: whoever else saves a period
        of it waits, and is refused then.

        Raises:
            ValidationError: It does, says how it ended before it has an end, or has a day that no
                list can say.
        """
        super().clean()
        self._check_days()
        if self.leaving_reason and self.ended_on is None:
            raise ValidationError(
                {"leaving_reason": _("Please say when the membership ends, or take this out.")}
            )
        if None in (self.started_on, self.organisation_id):
            return
        if transaction.get_connection().in_atomic_block:
            Organisation.objects.select_for_update().filter(pk=self.organisation_id).first()
        others = Membership.objects.filter(organisation=self.organisation_id).exclude(pk=self.pk)
        if overlapping(others, self.started_on, self.ended_on):
            raise ValidationError(
                {"started_on": _("This period overlaps another one of the organisation.")}
            )

    def _check_days(self) -> None:
        """Refuse days of a year in which nobody becomes a member; lists cannot say them either.

        Raises:
            ValidationError: There are some.
        """
        message = _("The year has to lie between %(first)s and %(last)s.")
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        odd = [
            name
            for name in DAYS
            if (day := getattr(self, name)) and not FIRST_YEAR <= day.year <= LAST_YEAR
        ]
        if odd:
            raise ValidationError({name: ValidationError(message, params=years) for name in odd})


def overlapping(
    memberships: Iterable[Membership], started_on: date, ended_on: date | None
) -> list[Membership]:
    """Return the memberships that have a day in common with a period."""
    return [
        membership
        for membership in memberships
        if (ended_on is None or membership.started_on <= ended_on)
        and (membership.ended_on is None or membership.ended_on >= started_on)
    ]
