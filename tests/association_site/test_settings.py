"""Production starts with everything it needs or not at all; SQLite is set for several processes."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
COMPLETE = {
    "SECRET_KEY": "k" * 25 + "0123456789" * 3,
    "ALLOWED_HOSTS": "verband.example, .verband.example",
    "DATABASE_URL": "sqlite:///{folder}/db.sqlite3",
    "DATA_DIR": "{folder}",
    "ADMIN_BASE_URL": "https://verband.example",
}


def run(folder, *arguments, module="production", **variables):
    """Run `manage.py` in a process of its own with these variables and no others of ours."""
    given = {name: value.format(folder=folder) for name, value in variables.items()}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": f"association_site.settings.{module}",
            **given,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(folder, *names, module="production", **variables):
    """Return settings as a process of its own sees them."""
    code = f"from django.conf import settings as s; import json; print(json.dumps([getattr(s, n) for n in {names!r}], default=str))"
    result = run(folder, "shell", "--no-imports", "-c", code, module=module, **variables)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_production_starts_with_everything_it_needs(tmp_path):
    result = run(tmp_path, "check", **COMPLETE)

    assert (result.returncode, result.stderr) == (0, "")
    assert "0 silenced" in result.stdout


def test_production_is_ready_for_deployment(tmp_path):
    result = run(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)

    warned = {word.strip("():") for word in result.stderr.split() if "security.W" in word}
    # Subdomains and browsers’ lists are for the owner of the domain to decide; Wagtail shows previews
    # in frames.
    assert warned == {"security.W005", "security.W019", "security.W021"}


@pytest.mark.parametrize("name", COMPLETE)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_production_refuses_to_start_without(tmp_path, name, value):
    variables = {key: given for key, given in COMPLETE.items() if key != name}
    if value is not None:
        variables[name] = value

    result = run(tmp_path, "check", **variables)

    assert result.returncode != 0
    last = result.stderr.strip().splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert name in last


@pytest.mark.parametrize(
    "key",
    [
        "short",
        "x" * 39,
        "only-for-tests-" + "x" * 40,
        "change-me-" + "x" * 40,
        "insecure-" + "x" * 40,
        "django-insecure-" + "x" * 40,
    ],
)
def test_production_refuses_a_key_that_is_short_or_known(tmp_path, key):
    result = run(tmp_path, "check", **COMPLETE | {"SECRET_KEY": key})

    assert result.returncode != 0
    assert "SECRET_KEY must be a random text" in result.stderr
    assert key not in result.stderr


@pytest.mark.parametrize("hosts", ["*", "verband.example,*", ",", " , "])
def test_production_refuses_hosts_that_are_none_or_all(tmp_path, hosts):
    result = run(tmp_path, "check", **COMPLETE | {"ALLOWED_HOSTS": hosts})

    assert result.returncode != 0
    assert "ALLOWED_HOSTS must list the host names" in result.stderr


def test_production_is_reached_by_https_alone(tmp_path):
    found = settings_of(
        tmp_path,
        "DEBUG",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        "ALLOWED_HOSTS",
        "CSRF_TRUSTED_ORIGINS",
        **COMPLETE,
    )

    assert found == [
        False,
        True,
        True,
        True,
        31_536_000,
        ["verband.example", ".verband.example"],
        ["https://verband.example", "https://*.verband.example"],
    ]


def test_production_does_not_wait_for_a_mail_server_that_says_nothing(tmp_path):
    names = ("EMAIL_TIMEOUT", "EMAIL_BACKEND", "LETTER_BACKEND")

    assert settings_of(tmp_path, *names, **COMPLETE) == [
        10,
        "association_site.mail.PatientBackend",
        "association_site.mail.LetterBackend",
    ]


def test_demo_keeps_a_random_key_of_its_own(tmp_path):
    def key(folder):
        return settings_of(folder, "SECRET_KEY", module="demo", DATA_DIR="{folder}")[0]

    first, again, other = key(tmp_path / "a"), key(tmp_path / "a"), key(tmp_path / "b")

    assert first == again != other
    assert len(first) >= 50
    assert (tmp_path / "a" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_demo_is_reached_from_this_machine_alone(tmp_path):
    hosts, debug = settings_of(
        tmp_path, "ALLOWED_HOSTS", "DEBUG", module="demo", DATA_DIR="{folder}"
    )

    assert hosts == ["localhost", ".localhost", "127.0.0.1", "[::1]"]
    assert debug is False


def test_sqlite_is_in_write_ahead_mode_with_immediate_transactions(tmp_path):
    code = """
from django.db import connection, transaction
cursor = connection.cursor()
print([cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")])
statements = []
connection.connection.set_trace_callback(statements.append)
with transaction.atomic():
    cursor.execute("SELECT 1")
print(statements[0])
"""
    result = run(tmp_path, "shell", "--no-imports", "-c", code, **COMPLETE)

    assert result.stdout.splitlines() == ["['wal', 1, 1]", "BEGIN IMMEDIATE"], result.stderr


def test_cache_is_shared_by_all_processes(tmp_path):
    write = "from django.core.cache import cache; cache.set('a', 'one')"
    read = "from django.core.cache import cache; print(cache.get('a'))"

    run(tmp_path, "shell", "--no-imports", "-c", write, **COMPLETE)
    result = run(tmp_path, "shell", "--no-imports", "-c", read, **COMPLETE)

    assert result.stdout == "one\n"
