"""The patterns that are whole pages of the register."""

from django.utils.translation import gettext_lazy as _

from association_site.styleguide import sample_applications, sample_members
from association_site.styleguide.patterns import Variant, whole_page

V = Variant

REGISTER = [
    whole_page(
        "members",
        _("Members"),
        "members/member_directory_page.html",
        V("many", _("The middle one of many pages"), sample_members.directory),
        V("chosen", _("With something chosen"), sample_members.chosen_directory),
        V("nothing", _("Without a result"), sample_members.directory_without_result),
        V("none", _("Without members"), sample_members.empty_directory),
    ),
    whole_page(
        "member",
        _("Member"),
        "members/member_page.html",
        V("all", _("With everything"), sample_members.member),
        V("bare", _("With hardly anything"), sample_members.bare_member),
    ),
    whole_page(
        "open-data",
        _("Open data"),
        "members/open_data.html",
        V("data", _("With everything"), sample_members.data_page),
    ),
    whole_page(
        "application",
        _("Application for membership"),
        "members/application_page.html",
        V("empty", _("Untouched"), sample_applications.form),
        V("refused", _("With a mistake"), sample_applications.refused_form),
    ),
    whole_page(
        "application-sent",
        _("Application sent"),
        "members/application_sent.html",
        V("sent", _("With everything"), sample_applications.sent),
    ),
    whole_page(
        "application-confirm",
        _("Application to be confirmed"),
        "members/application_confirm.html",
        V("asked", _("With everything"), sample_applications.asked),
    ),
    whole_page(
        "application-confirmed",
        _("Application confirmed"),
        "members/application_confirmed.html",
        V("confirmed", _("With everything"), lambda site: {}),
    ),
    whole_page(
        "link-closed",
        _("A link that opens nothing"),
        "members/link_closed.html",
        V("closed", _("With everything"), sample_applications.closed),
    ),
]
