"""What the register adds to the admin."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from members import applications, confirmation_log, exporting, merging, privacy, register, text_log
from members.importing.applying import APPLIED, UNDONE
from members.viewsets import RegisterViewSetGroup
from members.viewsets.confirmations import AskOverdueView, ConfirmationsView
from members.viewsets.descriptions import DescriptionsView, RemoveView, TranslateView
from members.viewsets.imports import ErrorsView, ImportView
from members.viewsets.lists import ExportView, ListsView
from members.viewsets.proposals import ProposalView
from members.viewsets.statistics import FiguresView, StatisticsView

# What is deleted after its time.
KINDS = {
    "applications": _("applications"),
    "contacts": _("contacts"),
    "files": _("waiting files"),
    "imports": _("states before imports"),
    "unconfirmed": _("unconfirmed applications"),
    "mails": _("mails"),
    "confirmations": _("questions and answers"),
}
# What becomes of an application.
DECISIONS = {
    applications.APPLIED: _("Applied by the form on the website"),
    register.DECLINED: _("Application declined"),
}


@hooks.register("register_admin_viewset")
def register_register() -> RegisterViewSetGroup:
    """Add the register's lists."""
    return RegisterViewSetGroup()


@hooks.register("register_admin_urls")
def register_list_urls() -> list[URLPattern]:
    """Add where lists come in and go out, and the figures."""
    return [
        path("register/", ListsView.as_view(), name="register_lists"),
        path("register/export/", ExportView.as_view(), name="register_export"),
        path("register/import/<int:pk>/", ImportView.as_view(), name="register_import"),
        path("register/import/<int:pk>/errors/", ErrorsView.as_view(), name="register_errors"),
        path("register/statistics/", StatisticsView.as_view(), name="register_statistics"),
        path(
            "register/statistics/<slug:which>.csv",
            FiguresView.as_view(),
            name="register_statistics_csv",
        ),
        path("register/confirmations/", ConfirmationsView.as_view(), name="register_confirmations"),
        path("register/confirmations/ask/", AskOverdueView.as_view(), name="register_ask_overdue"),
        path("register/confirmations/<int:pk>/", ProposalView.as_view(), name="register_proposal"),
        path("register/descriptions/", DescriptionsView.as_view(), name="register_descriptions"),
        path(
            "register/descriptions/<int:pk>/translate/",
            TranslateView.as_view(),
            name="register_translate",
        ),
        path(
            "register/descriptions/<int:pk>/remove/",
            RemoveView.as_view(),
            name="register_remove_translation",
        ),
    ]


hooks.register("register_log_actions", text_log.register)
hooks.register("register_log_actions", confirmation_log.register)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Say what the log keeps of an export."""

    @actions.register_action(exporting.ACTION)
    class ExportFormatter(LogFormatter):
        """Who took how much out of the register."""

        label = _("Export the register")

        def format_message(self, log_entry: Any) -> str:
            """Return how many organisations, in which format."""
            data = log_entry.data
            message = ngettext(
                "Exported %(number)s organisation of the register (%(format)s)",
                "Exported %(number)s organisations of the register (%(format)s)",
                data["organisations"],
            )
            return message % {"number": data["organisations"], "format": data["format"].upper()}

    class ImportFormatter(LogFormatter):
        """Who brought which list into the register, or took it back."""

        def format_message(self, log_entry: Any) -> str:
            """Return the file's name and how much it wrote."""
            return _("“%(file)s”: %(new)s new, %(changed)s changed") % log_entry.data

    class ErasureFormatter(LogFormatter):
        """Whom somebody erased: a number, and nothing else."""

        def format_message(self, log_entry: Any) -> str:
            """Return the number."""
            return _("Erased: member number %(number)s") % log_entry.data

    @actions.register_action(privacy.RETAINED)
    class RetentionFormatter(LogFormatter):
        """What was deleted because nobody needs it any more."""

        label = _("Deletion after the time for which data are kept")

        def format_message(self, log_entry: Any) -> str:
            """Return how much of each, where there was any."""
            found = [
                f"{label} {log_entry.data.get(kind, 0)}"
                for kind, label in KINDS.items()
                if log_entry.data.get(kind)
            ]
            return _("Deleted because its time is over: %(what)s") % {"what": ", ".join(found)}

    class MergeFormatter(LogFormatter):
        """Which two organisations are one now."""

        def format_message(self, log_entry: Any) -> str:
            """Return the other one's number, as long as the log knows it."""
            number = (log_entry.data or {}).get("number", "")
            return f"{self.label} {number}".strip()

    merges = {
        merging.MERGED: _("Merged with member number"),
        merging.MERGED_AWAY: _("Merged into member number"),
    }
    for action, label in merges.items():
        actions.register_action(action)(type(action, (MergeFormatter,), {"label": label}))

    erasures = {
        privacy.ERASED_CONTACT: _("Erase a contact"),
        privacy.ERASED_ORGANISATION: _("Erase an organisation"),
    }
    for action, label in erasures.items():
        actions.register_action(action)(type(action, (ErasureFormatter,), {"label": label}))

    for action, label in DECISIONS.items():
        actions.register_action(action, label, label)

    labels = {
        APPLIED: _("Import into the register"),
        UNDONE: _("Undo an import of the register"),
    }
    for action, label in labels.items():
        actions.register_action(action)(type(action, (ImportFormatter,), {"label": label}))
