import pytest
pytestmark = pytest.mark.django_db
def test_urls(client):
    from wagtail.models import Page, Site, Locale
    from accounts.models import SiteGroup
    print(Locale.objects.all())
    for p in Page.objects.all(): print(p.pk, p.locale, p.live, p.depth, p.url_path, p.slug, type(p.specific).__name__, p.title, p.show_in_menus)
    for s in Site.objects.all(): print(s, s.hostname, s.port, s.is_default_site, s.root_page, s.root_url)
    for g in SiteGroup.objects.all(): print(g.site.hostname, g.role, g.language_code, g.group)
    for u in ["/", "/de/", "/en/", "/xx/", "/ar/", "/leitbild/", "/de/x/"]:
        r = client.get(u, headers={"host":"localhost"}); print(u, r.status_code, r.headers.get("Location"), r.headers.get("Content-Language"))
    print(client.get("/sitemap.xml").content.decode()[:1500]); print(client.get("/robots.txt").content.decode())
    print(client.get("/en/mission-statement/").content.decode()[:6000])
def test_resolver():
    from django.urls import get_resolver
    def walk(patterns, prefix="", ns=()):
        for p in patterns:
            s = prefix + str(p.pattern)
            if hasattr(p, "url_patterns"):
                walk(p.url_patterns, s, ns + ((p.namespace,) if p.namespace else ()))
            else:
                print(s, ":".join(ns + ((p.name or "-"),)), getattr(p.callback, "__module__", "?"))
    walk(get_resolver().url_patterns)
