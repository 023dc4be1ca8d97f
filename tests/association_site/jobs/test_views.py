"""The list of jobs, for those who administer the installation."""

import pytest
from bs4 import BeautifulSoup
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from accounts.choices import Role
from tests.association_site.jobs import tasks
from tests.factories.accounts import UserFactory, person, signed_in
from tests.jobs import work_off

pytestmark = pytest.mark.django_db

LIST, AGAIN = "/admin/jobs/", "/admin/jobs/again/"


@pytest.fixture
def administrator():
    user = UserFactory(is_superuser=True)
    UserProfile.objects.create(user=user, preferred_language="en")
    return signed_in(user)


def failed_job(kind="never"):
    result = tasks.fail.enqueue(kind)
    work_off(failing=True)
    return result


def page(client, query=""):
    response = client.get(LIST + query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def rows(soup):
    """Return the words of each row, without the fold."""
    for fold in soup.select("details"):
        fold.extract()
    return [
        [" ".join(cell.get_text(" ", strip=True).split()) for cell in row.select("th, td")]
        for row in soup.select("tbody tr")
    ]


def test_list_says_in_words_what_became_of_each_job(administrator):
    tasks.greet.enqueue("Ada")
    work_off()
    failed_job("later")
    failed_job("never")
    tasks.without_title.enqueue()

    soup = page(administrator)

    found = [
        [title, state.split(" due")[0], *others] for title, state, _when, *others in rows(soup)
    ]
    refused = "The mail server refuses the recipient"
    assert found == [
        ["without_title", "Waiting", "0", ""],
        ["Fails Try again : Fails", "Failed", "1", refused],
        ["Fails", "Waiting", "1", refused],
        ["Edit", "Done", "1", ""],
    ]
    assert tasks.SECRET not in administrator.get(LIST).content.decode()


def test_lines_that_led_to_an_error_are_behind_a_fold(administrator):
    failed_job()

    [fold] = page(administrator).select("details")

    assert not fold.has_attr("open")
    assert fold.summary.get_text() == "Where in the program"
    assert "SMTPRecipientsRefused (550)" in fold.pre.get_text()


def test_list_keeps_to_a_state_and_counts_them_all(administrator):
    failed_job()
    tasks.without_title.enqueue()

    soup = page(administrator, "?state=failed")

    links = [link.get_text() for link in soup.select("nav[aria-label='Which jobs'] a")]
    assert links == ["All", "Waiting (1)", "Running (0)", "Done (0)", "Failed (1)"]
    assert [link.get_text() for link in soup.select("nav [aria-current]")] == ["Failed (1)"]
    assert [row[1] for row in rows(soup)] == ["Failed"]


def test_empty_list_says_so_kindly(administrator):
    assert "No jobs yet." in page(administrator).get_text()
    assert "No job is in this state." in page(administrator, "?state=failed").get_text()
    assert "No jobs yet." in page(administrator, "?state=nonsense").get_text()


def test_list_has_thirty_on_a_page_and_keeps_the_state(
    administrator, django_assert_max_num_queries
):
    for _each in range(31):
        tasks.greet.enqueue("Ada")

    with django_assert_max_num_queries(15):
        first = page(administrator, "?state=waiting")

    [forward] = first.select("nav[aria-label='Pages of this list'] a")
    assert len(rows(first)) == 30
    assert forward["href"] == "?state=waiting&p=2"
    assert len(rows(page(administrator, forward["href"]))) == 1


def test_job_whose_task_is_gone_is_listed_by_its_old_name(administrator):
    result = tasks.greet.enqueue("Ada")
    DBTaskResult.objects.filter(pk=result.id).update(task_path="members.nowhere.send_parcel")

    assert [row[0] for row in rows(page(administrator))] == ["send_parcel"]


def test_failed_job_is_tried_again(administrator):
    one, other = failed_job(), failed_job()

    response = administrator.post(AGAIN, {"job": one.id}, follow=True)

    assert "The job will be tried again." in response.content.decode()
    states = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert {str(pk): status for pk, status in states.items()} == {
        one.id: "READY",
        other.id: "FAILED",
    }


def test_all_failed_jobs_are_tried_again(administrator):
    failed_job(), failed_job()
    button = page(administrator, "?state=failed").select_one("form button[value=all]")

    response = administrator.post(AGAIN, {button["name"]: button["value"]}, follow=True)

    assert "2 jobs will be tried again." in response.content.decode()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"READY"}


def test_job_that_is_done_is_not_tried_again(administrator):
    result = tasks.greet.enqueue("Ada")
    work_off()

    response = administrator.post(AGAIN, {"job": result.id}, follow=True)

    assert "Nothing was left to try again." in response.content.decode()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.parametrize(("data", "status"), [({"job": "nonsense"}, 400), ({}, 400)])
def test_job_without_a_key_is_refused(administrator, data, status):
    assert administrator.post(AGAIN, data).status_code == status


def test_trying_again_is_asked_for_by_a_form_alone(administrator):
    assert administrator.get(AGAIN).status_code == 405


@pytest.mark.parametrize("role", Role)
def test_jobs_are_for_the_administrators_of_all_sites(role):
    failed_job()
    client = person(role)

    assert client.get(LIST).status_code == 302
    assert client.post(AGAIN, {"job": "all"}).status_code == 302
    assert DBTaskResult.objects.get().status == "FAILED"
    assert LIST not in client.get("/admin/").content.decode()


def test_menu_and_start_lead_administrators_to_the_jobs(administrator):
    assert f'"{LIST}"' in administrator.get("/admin/").content.decode()
    assert "failed" not in page_of_start(administrator)

    failed_job()

    assert "1 job failed" in page_of_start(administrator)


def page_of_start(client):
    soup = BeautifulSoup(client.get("/admin/").content, "html.parser")
    return soup.select_one("section.desk").get_text(" ", strip=True)
