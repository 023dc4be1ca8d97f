"""What the samples of the pattern page say, whatever the language."""

from dataclasses import dataclass

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Words:
    """The words of all samples in one language; names are invented.

    Attributes:
        code: The language.
        name: The association.
        short_name: What stands beside its logo.
        long_name: A name that needs more than one line everywhere.
        motto: One sentence.
        contact: Address and e-mail in one line.
        footer: A sentence for the foot.
        menu: Titles of the menu, each with the titles below it.
        legal: The titles of the legal pages.
        title: A page.
        long_title: A page whose title has a very long word.
        heading: A section.
        long_heading: A section whose heading has a very long word.
        paragraph: A few sentences, with a figure of the site.
        long_paragraph: Many sentences.
        rich: Formatted text with lists and a link.
        principles: Titles and texts.
        traits: Single words.
        sentences: What a list of sentences says.
        quotation: What somebody said.
        attribution: Who said it.
        caption: Below an image or above a table.
        columns: Headings of a table.
        rows: Its rows.
        questions: Questions and answers.
        button: A short label.
        long_button: A label that breaks on a phone.
        call: Heading and text of a call.
        people: Names and functions.
        person_text: What somebody does.
        office: Name of an office.
        address: Its lines.
        hours: Its opening hours.
        counted: What a figure counts.
        film: Title of something elsewhere.
        document: Title of a document.
        image: What an image shows.
        town: Where a statement was adopted.
        alliances: Names and what they are for.
        members: Names and towns.
        district: Where the members are.
        field: Label of a form's field.
        mistake: What is wrong with what was written.
        written: What somebody wrote.
    """

    code: str
    name: str
    short_name: str
    long_name: str
    motto: str
    contact: str
    footer: str
    menu: tuple[tuple[str, tuple[str, ...]], ...]
    legal: tuple[str, str, str]
    title: str
    long_title: str
    heading: str
    long_heading: str
    paragraph: str
    long_paragraph: str
    rich: str
    principles: Pairs
    traits: tuple[str, ...]
    sentences: tuple[str, ...]
    quotation: str
    attribution: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    questions: Pairs
    button: str
    long_button: str
    call: tuple[str, str]
    people: Pairs
    person_text: str
    office: str
    address: str
    hours: str
    counted: str
    film: str
    document: str
    image: str
    town: str
    alliances: Pairs
    members: Pairs
    district: str
    field: str
    mistake: str
    written: str
