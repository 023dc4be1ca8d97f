"""Content loaded by another process is there at once, though the server remembers root paths."""

import shutil
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.browser.server import ROOT, Server

SECOND_BUNDLE = ROOT / "association_site" / "bundles" / "demo" / "auslaenderrat"


def test_new_site_answers_right_after_loading(
    visitor: BrowserContext, server: Server, tmp_path: Path
) -> None:
    page = visitor.new_page()
    for address in ("/de/", "/en/mission-statement/"):
        page.goto(server.url + address)

    bundle = tmp_path / "third"
    shutil.copytree(SECOND_BUNDLE, bundle)
    site = bundle / "site.yaml"
    site.write_text(
        site.read_text()
        .replace("auslaenderrat.localhost", "beispiel.localhost")
        .replace("short_name: Ausländerrat Dresden", "short_name: Beispielrat")
    )
    assert server.manage("load_content", str(bundle)).returncode == 0

    page.goto(f"http://beispiel.localhost:{server.port}/de/leitbild/")
    links = page.get_by_role("navigation", name="Hauptmenü").get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [
        "/de/leitbild/",
        "/de/mitmachen/",
    ]
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"http://beispiel.localhost:{server.port}/de/leitbild/"


def test_second_load_beside_the_server_changes_nothing(server: Server) -> None:
    again = server.manage("load_content", str(SECOND_BUNDLE))
    assert again.stdout.splitlines() == [
        "auslaenderrat.localhost: pages new=0 changed=0 unchanged=12"
    ]
