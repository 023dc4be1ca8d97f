"""An error is put on record without what it quotes."""

import pytest
from django.utils.translation import override

from association_site.jobs.failures import REASONS, is_final, path_of, reason, trace_of
from tests.association_site.jobs.tasks import ERRORS, SECRET, fail


def raised(kind):
    try:
        fail.call(kind)
    except BaseException as error:
        return error


@pytest.mark.parametrize("kind", ERRORS)
def test_record_of_an_error_leaves_out_what_it_says(kind):
    trace = trace_of(raised(kind))

    assert SECRET not in trace
    assert "builtins.ValueError\n" in trace
    assert "line" in trace
    assert "raise ERRORS[kind] from cause" in trace
    assert trace.splitlines()[-1].startswith(path_of(ERRORS[kind]))


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("down", "builtins.ConnectionRefusedError (Connection refused)"),
        ("never", "smtplib.SMTPRecipientsRefused (550)"),
        ("some", "smtplib.SMTPRecipientsRefused (550, 450)"),
        ("full", "smtplib.SMTPDataError (452)"),
        ("error", "builtins.RuntimeError"),
    ],
)
def test_record_of_an_error_ends_with_its_name_and_code(kind, line):
    assert trace_of(raised(kind)).splitlines()[-1] == line


def test_error_that_follows_another_by_accident_names_both_and_a_silenced_one_does_not():
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            raise RuntimeError(SECRET)  # noqa: B904
    except RuntimeError as error:
        both = trace_of(error)
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            raise RuntimeError(SECRET) from None
    except RuntimeError as error:
        one = trace_of(error)

    assert "builtins.KeyError" in both
    assert both.endswith("builtins.RuntimeError")
    assert "builtins.KeyError" not in one
    assert one.endswith("builtins.RuntimeError")


def test_only_what_stays_is_final():
    final = {kind for kind, error in ERRORS.items() if is_final(error)}

    assert final == {"never", "spam", "gone", "turned down"}


def test_reason_is_in_plain_words_or_the_name_of_the_error():
    with override("en"):
        assert reason("smtplib.SMTPRecipientsRefused") == "The mail server refuses the recipient"
        assert reason("some.library.StrangeError") == "StrangeError"
        assert reason("") == ""


@pytest.mark.parametrize("path", REASONS)
def test_errors_with_a_reason_exist(path):
    module, _dot, name = path.rpartition(".")

    assert issubclass(getattr(__import__(module, fromlist=[name]), name), Exception)
