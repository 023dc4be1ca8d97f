"""The list of organisations: searched, filtered and sorted by the database alone."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.active_filters import (
    ActiveFilter,
    BaseFilterAdapter,
    register_filter_adapter_class,
)
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import (
    BaseColumn,
    ButtonsColumnMixin,
    Column,
    TitleColumn,
)
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from members import gazetteer, languages
from members.choices import MembershipStatus
from members.counting import members_as_of
from members.forms.days import NO_DAY
from members.forms.steps import Day
from members.models import Membership, Organisation, SpokenLanguage, Topic
from members.public import ELSEWHERE
from members.querysets import OrganisationQuerySet
from members.viewsets.lists import NEEDED
from members.viewsets.own import OwnIndexView
from pages.slugs import ascii_slug

# What stands in the address of a bulk action: a ticked row, and all that the list finds.
CHOSEN, ALL = "chosen", "all"
OVERDUE = "overdue"


class DayFilter(django_filters.DateFilter):
    """The day that a list tells about; the list itself goes by it."""

    def filter(self, qs: QuerySet[Any], value: date | None) -> QuerySet[Any]:
        """Leave the rows to the list."""
        return qs


class DayFilterAdapter(BaseFilterAdapter):
    """Writes the chosen day as people do."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        """Yield the day."""
        day = date_format(self.value, "DATE_FORMAT")
        for active in super().get_active_filters():
            yield active._replace(value=day)


register_filter_adapter_class(DayFilter, DayFilterAdapter)


class OrganisationFilterSet(WagtailFilterSet):
    """Offers what there is in the registers of the user's own sites; a question for each."""

    on = DayFilter(
        label=_("As of"),
        widget=Day,
        help_text=_("Leave it empty for today."),
        error_messages=NO_DAY,
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), field_name="status_on", choices=MembershipStatus.choices
    )
    district = django_filters.ChoiceFilter(label=_("District"), method="filter_district")
    topic = django_filters.ChoiceFilter(label=_("Topic"), field_name="topics")
    language = django_filters.ChoiceFilter(label=_("Language"), method="filter_language")
    confirmation = django_filters.ChoiceFilter(
        label=_("Confirmation"),
        method="filter_confirmation",
        choices=[(OVERDUE, _("Overdue for a year"))],
    )

    class Meta:
        model = Organisation
        fields: ClassVar = ["on", "status", "district", "topic", "language", "confirmation"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the choices from the rows that can be listed."""
        super().__init__(*args, **kwargs)
        own: QuerySet[Organisation] = self.queryset.order_by()
        self.filters["district"].extra["choices"] = _districts(own)
        self.filters["topic"].extra["choices"] = _topics(own)
        self.filters["language"].extra["choices"] = _languages(own)

    def filter_district(
        self, queryset: QuerySet[Organisation], name: str, value: str
    ) -> QuerySet[Organisation]:
        """Return the organisations of a district, or those outside of all that we know."""
        return queryset.filter(district_key="" if value == ELSEWHERE else value)

    def filter_language(
        self, queryset: QuerySet[Organisation], name: str, value: str
    ) -> QuerySet[Organisation]:
        """Return the organisations in which a language is spoken."""
        speaking = SpokenLanguage.objects.filter(code=value).values("organisation")
        return queryset.filter(pk__in=speaking)

    def filter_confirmation(
        self, queryset: OrganisationQuerySet, name: str, value: str
    ) -> OrganisationQuerySet:
        """Return the members that did not say for a year that their entry is right."""
        return queryset.overdue(timezone.localdate())


def _districts(own: QuerySet[Organisation]) -> list[tuple[str, Any]]:
    """Return the districts there are, those that we do not know last."""
    keys = set(own.values_list("district_key", flat=True).distinct())
    known = [
        (district.key, district.name)
        for district in sorted(gazetteer.districts().values(), key=lambda d: ascii_slug(d.name))
        if district.key in keys
    ]
    return [*known, (ELSEWHERE, _("Elsewhere or unknown"))] if "" in keys else known


def _topics(own: QuerySet[Organisation]) -> list[tuple[str, str]]:
    """Return the topics that organisations work on, named for the reader."""
    used = Organisation.topics.through.objects.filter(organisation__in=own.values("pk"))
    topics = Topic.objects.filter(pk__in=used.values("topic")).prefetch_related("names")
    return [(str(topic.pk), topic.shown_name) for topic in topics]


def _languages(own: QuerySet[Organisation]) -> list[tuple[str, str]]:
    """Return the languages that are spoken, named for the reader."""
    spoken = SpokenLanguage.objects.filter(organisation__in=own.values("pk")).order_by()
    codes = spoken.values_list("code", flat=True).distinct()
    found = [(code, languages.name_of(code)) for code in codes]
    return sorted(found, key=lambda choice: ascii_slug(choice[1], fallback=choice[1]))


def _day(day: date | None) -> str:
    """Write a day as people do."""
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


class TickColumn(BaseColumn):
    """A box to tick, for what is done with many organisations at once."""

    header_template_name = "members/admin/tick_all.html"
    cell_template_name = "members/admin/tick.html"

    def __init__(self) -> None:
        """Name the field."""
        super().__init__(CHOSEN, label=_("Choose"))


class NameColumn(ButtonsColumnMixin, TitleColumn):
    """The name, which leads to the organisation's page, and what else can be done."""

    def __init__(self, view: Any) -> None:
        """Ask the list's view where to lead."""
        super().__init__("name", label=_("Name"), sort_key="sort_key", get_url=view.get_inspect_url)
        self.view = view

    def get_buttons(self, instance: Organisation, parent_context: Any) -> list[Any]:
        """Return Wagtail's own."""
        return list(self.view.get_list_buttons(instance))


class OrganisationIndexView(OwnIndexView):
    """The list of organisations."""

    filterset_class = OrganisationFilterSet
    is_searchable = True
    bulk_actions: tuple[Any, ...] = ()

    @cached_property
    def chosen_day(self) -> date | None:
        """The day that the list tells about, nothing for today or where there is no such day."""
        self.filters.is_valid()
        chosen: date | None = self.filters.form.cleaned_data.get("on")
        return chosen

    def get_base_queryset(self) -> QuerySet[Any]:
        """Add what follows from the periods; on a past day nobody was there who joined later."""
        today = timezone.localdate()
        on = self.chosen_day or today
        periods = Membership.objects.filter(organisation=OuterRef("pk")).begun(on)
        since = Subquery(periods.order_by("started_on").values("started_on")[:1])
        found = super().get_base_queryset()
        listed = found.with_status(on).annotate(member_since=since)  # type: ignore[attr-defined]
        return listed.filter(member_since__isnull=False) if on < today else listed

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Filter by what can be understood; the rest is told beside its field."""
        self.filters.is_valid()
        filtered: QuerySet[Any] = self.filters.filter_queryset(queryset)
        return filtered

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Lead to the figures those who may open them."""
        buttons = super().header_more_buttons
        if self.request.user.has_perms(NEEDED):
            buttons.append(
                Button(_("Statistics"), url=reverse("register_statistics"), icon_name="order")
            )
        return list(buttons)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say how many were members on the day, and what else the list holds."""
        context = super().get_context_data(*args, **kwargs)
        query = self.kept_query
        context |= {
            "bulk_actions": self.offered_actions,
            "kept": [(name, value) for name in query for value in query.getlist(name)],
            "all_name": ALL,
            "undecided": self.own(Organisation.objects.undecided()).count(),
        }
        if self.chosen_day is None:
            return context
        found = context["paginator"].object_list.order_by()
        counted = dict(found.values_list("status_on").annotate(number=Count("pk")))
        members = counted.pop(MembershipStatus.ACTIVE, 0)
        others = [
            f"{status.label}: {number_format(counted[status], force_grouping=True)}"
            for status in MembershipStatus
            if counted.get(status)
        ]
        first = [] if others and not members else [members_as_of(members, self.chosen_day)]
        if not first:
            first = [str(_("As of %(day)s") % {"day": date_format(self.chosen_day, "DATE_FORMAT")})]
        return context | {"as_of": " · ".join([*first, *others])}

    @cached_property
    def offered_actions(self) -> list[Any]:
        """What the user may do with many organisations at once."""
        return [action for action in self.bulk_actions if action.is_offered(self.request.user)]

    @cached_property
    def kept_query(self) -> QueryDict:
        """What the address says of the list: the search, the filter, and how it is sorted."""
        query = QueryDict(mutable=True)
        for name in (self.search_kwarg, *self.filterset_class.base_filters, "ordering"):
            if said := [value for value in self.request.GET.getlist(name) if value]:
                query.setlist(name, said)
        return query

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find names, numbers and towns in any script, however they are spelled."""
        if not self.is_searching:
            return queryset
        found: QuerySet[Any] = queryset.found_by(self.search_query, with_numbers=True)  # type: ignore[attr-defined]
        return found

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Sort; what is the same goes by name, so that no row is on two pages."""
        ordered: QuerySet[Any] = generic.IndexView.order_queryset(self, queryset)
        first: list[Any] = [*ordered.query.order_by]
        name, back = str(self.ordering).removeprefix("-"), str(self.ordering).startswith("-")
        if name == "member_since":
            # Both databases put those who never were members last.
            since = F("member_since")
            first = [since.desc(nulls_last=True) if back else since.asc(nulls_last=True)]
        elif name == "confirmed_on":
            # Nobody has waited longer than those who never said it.
            day = F("confirmed_on")
            first = [day.desc(nulls_last=True) if back else day.asc(nulls_first=True)]
        return ordered.order_by(*first, "sort_key", "pk")

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Offer what own rows hold alone."""
        own = self.own(Organisation.objects.all())
        return {**super().get_filterset_kwargs(), "queryset": own}

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The columns; all but the status can be sorted by."""
        return [
            *([TickColumn()] if self.offered_actions else []),
            NameColumn(self),
            Column("number", label=_("Number"), sort_key="number"),
            Column(
                "status",
                label=_("Status"),
                accessor=lambda row: (
                    _("Erased") if row.erased_on else MembershipStatus(row.status_on).label
                ),
            ),
            Column("town", label=_("Town"), sort_key="town"),
            Column("district", label=_("District"), sort_key="district_sort_key"),
            Column(
                "member_since",
                label=_("First joined"),
                accessor=lambda row: _day(row.member_since),
                sort_key="member_since",
            ),
            Column(
                "confirmed_on",
                label=_("Confirmed"),
                accessor=lambda row: _day(row.confirmed_on) or _("never"),
                sort_key="confirmed_on",
            ),
        ]
