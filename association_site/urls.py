"""All addresses of the project."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.views import LoginView
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import urlpatterns as wagtail_urls

from accounts.forms import ReaderSignInForm
from pages import draft_links, draft_views, views

handler404 = "pages.views.page_not_found"
handler500 = "pages.views.server_error"

urlpatterns = [
    path("", views.root, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("styleguide/", include("association_site.styleguide.urls")),
    path("admin/", include("association_site.borders.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns += [
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>images/.*)$",
            serve_file,
            {"document_root": settings.MEDIA_ROOT},
            name="media",
        )
    ]

# Pages are served by our view, readers sign in with our form; Wagtail's other addresses (a page's
# password form) stay as they are.
OURS = {"wagtail_serve", "wagtailcore_login"}
sign_in = LoginView.as_view(
    template_name="wagtailcore/login.html", authentication_form=ReaderSignInForm
)
# What Wagtail takes for the path of a page, and a file below one.
PAGE_PATTERN = r"^((?:[\w\-]+/)*(?:[\w\-]+\.[a-z]+)?)$"
urlpatterns += i18n_patterns(
    path("_util/login/", views.in_a_language_that_is_on(sign_in), name="wagtailcore_login"),
    path("_util/draft/<str:token>/", draft_views.shared_draft, name=draft_links.NAME),
    path("_register/", include("members.urls")),
    path("", include([url for url in wagtail_urls if url.name not in OURS])),
    re_path(PAGE_PATTERN, views.serve, name="wagtail_serve"),
)
