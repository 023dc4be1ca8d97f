"""What visitors are told of mistakes, in their own words."""

import re

from django.utils.translation import override

from members.forms.application import ApplicationForm
from tests.members.applying import WRITTEN


@override("uk")
def test_mistakes_are_told_in_the_language_of_the_reader():
    wrong = {"name": "a\x07b", "founded_year": "17", "message": "a\x1bb"}
    form = ApplicationForm(WRITTEN | wrong, topics={}, wording="", language="uk")

    found = {name: " ".join(messages) for name, messages in form.errors.items()}

    assert found.keys() == wrong.keys()
    assert [words for words in found.values() if re.search("[A-Za-z]", words)] == []
