"""`manage.py demo`: prepares once, keeps everything the second time, says what is in the way."""

import socket
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Page, Site

from association_site.management.commands import demo
from tests.factories.bundles import copied_bundle, replace_in

PORT = 8765


@pytest.fixture
def data(tmp_path: Path, settings: Settings) -> Path:
    """A folder of the test's own for everything the command writes."""
    settings.DATA_DIR = tmp_path / "data"
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    return settings.DATA_DIR


def prepare(*arguments: str) -> str:
    """Run the command without its server and return what it says."""
    output = StringIO()
    call_command("demo", *arguments, "--no-serve", f"--port={PORT}", stdout=output)
    return output.getvalue()


@pytest.mark.django_db
def test_demo_says_where_the_sites_are_and_who_may_sign_in(data: Path) -> None:
    lines = prepare().splitlines()
    assert [line.split("  ")[0] for line in lines[:3]] == [
        f"http://localhost:{PORT}/",
        f"http://auslaenderrat.localhost:{PORT}/",
        f"http://localhost:{PORT}/admin/",
    ]
    assert lines[3] == "User: admin@example.org"
    password = lines[4].removeprefix("Password (shown only now): ")
    user = authenticate(username="Admin@Example.org", password=password)
    assert user is not None
    assert user.is_superuser
    assert set(Site.objects.values_list("port", flat=True)) == {PORT}


@pytest.mark.django_db
def test_demo_keeps_everything_the_second_time(data: Path) -> None:
    prepare()
    page = Page.objects.order_by("path").last()
    page.title = "Changed by hand"
    page.save()
    stamp, collected = data / "static.stamp", data / "static" / "css" / "components.css"
    before = (stamp.stat().st_mtime_ns, collected.stat().st_mtime_ns, Page.objects.count())
    output = prepare()
    assert (stamp.stat().st_mtime_ns, collected.stat().st_mtime_ns, Page.objects.count()) == before
    assert Page.objects.get(pk=page.pk).title == "Changed by hand"
    assert get_user_model().objects.filter(is_superuser=True).count() == 1
    assert "Password" not in output
    assert "manage.py changepassword admin@example.org" in output


@pytest.mark.django_db
def test_demo_loads_the_bundles_it_is_given_and_only_those_it_has_not(
    data: Path, tmp_path: Path
) -> None:
    second = demo.DEFAULT_BUNDLES[1]
    third = copied_bundle(tmp_path, "auslaenderrat")
    replace_in(third / "site.yaml", "auslaenderrat.localhost", "third.localhost")
    replace_in(third / "site.yaml", "short_name: Ausländerrat Dresden", "short_name: Third")
    output = prepare(str(second), str(third))
    assert "Loading the content" in output
    assert f"http://third.localhost:{PORT}/" in output
    assert "Loading the content" not in prepare(str(second), str(third))


@pytest.mark.django_db
@pytest.mark.parametrize("description", [None, "", "- a list", "hostname: [", "name: no host"])
def test_demo_leaves_a_bundle_it_cannot_read_to_the_loader(
    data: Path, tmp_path: Path, description: str | None
) -> None:
    bundle = tmp_path / "broken"
    bundle.mkdir()
    if description is not None:
        (bundle / "site.yaml").write_text(description)
    with pytest.raises(CommandError, match=r"site\.yaml"):
        prepare(str(bundle))


@pytest.mark.django_db
def test_demo_migrates_only_a_database_that_lacks_something() -> None:
    assert not demo.has_unapplied_migrations()
    [latest] = MigrationLoader(connection).graph.leaf_nodes("pages")
    MigrationRecorder(connection).record_unapplied(*latest)
    assert demo.has_unapplied_migrations()


@pytest.mark.django_db
def test_set_port_saves_only_sites_that_have_another_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    demo.set_port_of_sites(PORT)
    with django_assert_num_queries(1):
        demo.set_port_of_sites(PORT)


def test_static_files_are_collected_again_after_a_change(
    data: Path, tmp_path: Path, settings: Settings
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "own.css").write_text("a {}")
    settings.STATICFILES_DIRS = [source]
    data.mkdir()
    demo.collect_static_files(data / "stamp")
    (source / "own.css").write_text("b { color: red }")
    demo.collect_static_files(data / "stamp")
    assert (data / "static" / "own.css").read_text() == "b { color: red }"


def test_demo_says_that_the_port_is_in_use_before_anything_else(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"^Port {port} is in use"):
            call_command("demo", "--no-serve", f"--port={port}")
    assert not data.exists()


def test_demo_names_a_catalogue_that_cannot_be_read(
    data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    catalogue = tmp_path / "locale" / "de" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("no catalogue")
    monkeypatch.setattr(demo, "BASE_DIR", tmp_path)
    with pytest.raises(CommandError, match=r"^django\.po: "):
        prepare()
