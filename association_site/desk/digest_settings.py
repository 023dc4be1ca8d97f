"""Choosing, in one's account, how often a mail says what is to be translated."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from accounts.choices import Role
from accounts.models import TranslationDigest, User
from accounts.sites import sites_for


class DigestForm(forms.ModelForm):
    """How often."""

    class Meta:
        model = TranslationDigest
        fields = ("rhythm",)
        widgets = {"rhythm": forms.RadioSelect}


class DigestPanel(BaseSettingsPanel):
    """The choice, among the notifications."""

    name = "digest"
    title = _("Work list by mail")
    help_text = _(
        "A mail with what is to be translated or reviewed in your languages: one a day at most,"
        " and none when there is nothing to do."
    )
    tab = notifications_tab
    order = 200
    form_object = "user"

    def is_active(self) -> bool:
        """Offer it to those who translate or review."""
        roles = (Role.ADMINISTRATION, Role.EDITOR, Role.TRANSLATOR)
        return sites_for(self.user, *roles).exists()

    def get_form(self) -> DigestForm:
        """Return the form; whoever has chosen nothing gets no mails."""
        chosen = TranslationDigest.objects.filter(user=self.user).first()
        data = self.request.POST if self.request.method == "POST" else None
        instance = chosen or TranslationDigest(user=self.user)
        return DigestForm(data, instance=instance, prefix=self.name)


def panel(request: HttpRequest, user: User, profile: Any) -> DigestPanel:
    """Return the panel of the account page."""
    return DigestPanel(request, user, profile)
