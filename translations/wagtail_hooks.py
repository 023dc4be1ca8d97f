"""Where this room's views stand before wagtail-localize's own."""

from django.urls import URLPattern, path
from wagtail import hooks

from translations.views import SubmitOwnPageView, UpdateOwnTranslationsView


@hooks.register("register_admin_urls", order=-1)
def register_guarded_views() -> list[URLPattern]:
    """Answer at wagtail-localize's addresses; its names still lead there."""
    return [
        path(
            "localize/submit/page/<int:page_id>/",
            SubmitOwnPageView.as_view(),
            name="submit_own_page",
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            UpdateOwnTranslationsView.as_view(),
            name="update_own_translations",
        ),
    ]
