"""Since when somebody is a member, and what an organisation is."""

from datetime import date
from types import SimpleNamespace

import pytest

from members.periods import member_since, status_of

TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("periods", "since"),
    [
        ([], None),
        ([("2020-01-01", None)], "2020-01-01"),
        ([("2020-01-01", "2024-06-01")], "2020-01-01"),
        ([("2020-01-01", "2024-05-31")], None),
        ([("2024-06-02", None)], None),
        ([("2022-01-01", None), ("2018-01-01", "2021-12-31")], "2018-01-01"),
        ([("2018-01-01", "2021-12-30"), ("2022-01-01", None)], "2022-01-01"),
        ([("2018-01-01", None), ("2024-06-02", None)], "2018-01-01"),
    ],
)
def test_member_since_is_the_first_day_without_a_gap(periods, since):
    days = [
        SimpleNamespace(
            started_on=date.fromisoformat(start), ended_on=end and date.fromisoformat(end)
        )
        for start, end in periods
    ]

    assert member_since(days, TODAY) == (since and date.fromisoformat(since))


@pytest.mark.parametrize(
    ("periods", "status"),
    [
        ([], "application"),
        ([("2024-06-02", None, False)], "application"),
        ([("2024-06-01", "2024-06-01", False)], "active"),
        ([("2020-01-01", None, True)], "dormant"),
        ([("2020-01-01", "2024-05-31", True)], "ended"),
        ([("2020-01-01", "2024-05-31", True), ("2024-06-01", None, False)], "active"),
        ([("2020-01-01", "2024-06-01", True), ("2024-06-02", None, False)], "dormant"),
        ([("2020-01-01", "2024-05-31", False), ("2024-06-02", None, False)], "ended"),
    ],
)
def test_status_follows_from_the_period_that_runs(periods, status):
    days = [
        SimpleNamespace(
            started_on=date.fromisoformat(start),
            ended_on=end and date.fromisoformat(end),
            rests=rests,
        )
        for start, end, rests in periods
    ]

    assert status_of(days, TODAY) == status
