"""Periods of membership, and people to talk to, at the desk."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from members.forms import ContactForm
from members.models import Contact, Membership
from members.viewsets.own import (
    OwnEditView,
    OwnPartDeleteView,
    PartCreateView,
    RegisterViewSet,
)


class MembershipDeleteView(OwnPartDeleteView):
    """Deleting a period."""

    relation = "memberships"


class MembershipViewSet(RegisterViewSet):
    """Periods of membership."""

    model = Membership
    add_view_class = PartCreateView
    delete_view_class = MembershipDeleteView
    icon = "calendar"
    menu_label = _("Memberships")
    list_display: ClassVar = ["organisation", "started_on", "ended_on", "kind", "rests"]
    search_fields: ClassVar = ["organisation__name", "organisation__number"]
    search_backend_name = None
    ordering = ("-started_on", "pk")
    edit_handler: ClassVar = ObjectList(
        [
            FieldPanel("organisation"),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("started_on"),
                            FieldPanel(
                                "ended_on", help_text=_("Empty as long as the membership runs.")
                            ),
                        ]
                    ),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("rests")]),
                ],
                heading=_("Period"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("admitted_on"), FieldPanel("admitted_by")]),
                    FieldPanel("admission_reference"),
                ],
                heading=_("Resolution that admitted"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("leaving_reason"),
                    FieldRowPanel([FieldPanel("end_resolved_on"), FieldPanel("end_resolved_by")]),
                    FieldPanel("end_reference"),
                ],
                heading=_("How it ended"),
            ),
        ],
        base_form_class=WagtailAdminModelForm,
    )


class ContactEditView(OwnEditView):
    """A person; the log outlives the row, so that it names the changed fields alone."""

    records_values = False


class ContactDeleteView(OwnPartDeleteView):
    """Deleting a person."""

    relation = "contacts"
    records_values = False


class ContactViewSet(RegisterViewSet):
    """People to talk to."""

    model = Contact
    add_view_class = PartCreateView
    edit_view_class = ContactEditView
    delete_view_class = ContactDeleteView
    icon = "user"
    menu_label = _("Contacts")
    list_display: ClassVar = ["name", "organisation", "function"]
    search_fields: ClassVar = ["name", "organisation__name", "organisation__number"]
    search_backend_name = None
    edit_handler: ClassVar = ObjectList(
        [
            FieldPanel("organisation"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("function")]),
                    FieldRowPanel([FieldPanel("email"), FieldPanel("telephone")]),
                    FieldPanel("language_code"),
                ],
                heading=_("Person"),
                help_text=_("For the office alone: contacts never appear on the website."),
            ),
        ],
        base_form_class=ContactForm,
    )
