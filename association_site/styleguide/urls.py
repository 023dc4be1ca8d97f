"""Addresses of the pattern page."""

from django.urls import path

from association_site.styleguide import views

urlpatterns = [
    path("", views.overview, name="styleguide"),
    path("<slug:group>/<slug:name>/", views.pattern, name="styleguide_pattern"),
]
