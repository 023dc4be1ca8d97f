"""Addresses of the register for people without an account, below a language."""

from django.urls import path

from members.views.application import ApplicationView, AppliedView, ApplyView
from members.views.confirmation import ConfirmationView

urlpatterns = [
    path("apply/<int:pk>/", ApplyView.as_view(), name="members_apply"),
    path("apply/<int:pk>/sent/", AppliedView.as_view(), name="members_applied"),
    path("application/<str:token>/", ApplicationView.as_view(), name="members_application"),
    path("confirmation/<str:token>/", ConfirmationView.as_view(), name="members_confirmation"),
]
