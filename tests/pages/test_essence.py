"""What a value says, whoever wrote it."""

import copy

from pages import stream
from pages.essence import essence

RAW = [
    {
        "type": "section",
        "value": {
            "heading": "Ziele",
            "anchor": "ziele",
            "content": [
                {"type": "text", "value": '<p>Ein <a href="https://a.example" id="x">A</a>.</p>'},
                {
                    "type": "accordion",
                    "value": {
                        "items": [{"type": "item", "value": {"title": "F", "text": "<p>A</p>"}}]
                    },
                },
            ],
        },
    }
]


def said(raw):
    return essence(stream.to_value(stream.with_ids([], raw)))


def test_stream_says_the_same_whatever_its_ids():
    assert said(RAW) == said(copy.deepcopy(RAW))


def test_choice_left_as_it_is_says_nothing():
    fitting, plain = copy.deepcopy(RAW), copy.deepcopy(RAW)
    fitting[0]["value"]["look"] = ""
    plain[0]["value"]["look"] = "plain"

    assert said(fitting) == said(RAW)
    assert said(plain) != said(RAW)


def test_formatted_text_says_the_same_however_an_editor_writes_it():
    edited = copy.deepcopy(RAW)
    edited[0]["value"]["content"][0]["value"] = (
        '<p data-block-key="abc">Ein <a id="x" href="https://a.example">A</a>.</p>'
    )

    assert said(edited) == said(RAW)


def test_another_word_is_another_saying():
    edited = copy.deepcopy(RAW)
    edited[0]["value"]["content"][1]["value"]["items"][0]["value"]["title"] = "G"

    assert said(edited) != said(RAW)


def test_plain_values_say_themselves():
    assert [essence(value) for value in ("a < b", 3, None, "<p>a &#x27; b</p>")] == [
        "a < b",
        3,
        None,
        "<p>a ' b</p>",
    ]
