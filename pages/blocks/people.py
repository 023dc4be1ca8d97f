"""People in their functions, and how an office can be reached."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.media import DescribedImageBlock
from pages.blocks.text import (
    INLINE_FEATURES,
    FigureCharBlock,
    FigureRichTextBlock,
    FigureTextBlock,
    PlainCharBlock,
)
from pages.telephones import dialled


class TelephoneBlock(blocks.RegexBlock):
    """A telephone number; a regex block is no text to wagtail-localize, it is the same everywhere."""

    def __init__(self, **options: Any) -> None:
        """Set what a number may look like."""
        options["regex"] = r"\A\+?[0-9(][0-9 ()/.–-]{3,36}[0-9]\Z"
        options["error_messages"] = {
            "invalid": _("Only digits, spaces, brackets, hyphens and a plus sign in front.")
        }
        super().__init__(**options)


class PersonBlock(blocks.StructBlock):
    """Somebody in a public function."""

    name = PlainCharBlock(label=_("Name"), max_length=120)
    role = FigureCharBlock(label=_("Function"), required=False, max_length=200)
    photo = DescribedImageBlock(
        label=_("Photo"),
        required=False,
        help_text=_("Only with the person’s consent. Left empty, a neutral sign is shown."),
    )
    text = FigureRichTextBlock(
        label=_("Text"),
        features=INLINE_FEATURES,
        required=False,
        help_text=_("What the person does for the association. Nothing private."),
    )
    email = blocks.EmailBlock(
        label=_("Public e-mail of the function"),
        required=False,
        help_text=_("An address of the office, such as board@…; never a private one."),
    )

    class Meta:
        icon = "user"
        label = _("Person")
        label_format = "{name}"


class PeopleBlock(blocks.StructBlock):
    """The board, the office, the speakers."""

    items = blocks.ListBlock(
        PersonBlock(),
        label=_("People"),
        min_num=1,
        help_text=_(
            "Everybody can read this. No private address, telephone number or e-mail, no birthday."
        ),
    )

    class Meta:
        icon = "group"
        label = _("People")
        description = _("Board, office, speakers: name, function and photo, nothing private")
        template = "pages/blocks/people.html"
        preview_value = {
            "items": [
                {
                    "name": "Mira Beispiel",
                    "role": "Vorsitzende",
                    "text": "<p>Spricht für den Verband.</p>",
                    "email": "vorstand@example.org",
                },
                {"name": "Tarek Beispiel", "role": "Geschäftsführung"},
            ],
        }


class ContactValue(blocks.StructValue):
    """Answers what the template asks about a contact."""

    @property
    def telephone_link(self) -> str:
        """The number as telephones dial it."""
        return dialled(self["telephone"] or "")


class ContactBlock(blocks.StructBlock):
    """How an office or a function can be reached."""

    name = FigureCharBlock(
        label=_("Function or place"),
        max_length=200,
        help_text=_("For example “Office” or “Press”."),
    )
    address = FigureTextBlock(
        label=_("Address"),
        required=False,
        rows=3,
        help_text=_("Street and town, each on a line of its own."),
    )
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    telephone = TelephoneBlock(
        label=_("Telephone"),
        required=False,
        help_text=_("A number of the office, never a private one."),
    )
    hours = FigureTextBlock(
        label=_("Opening hours"),
        required=False,
        rows=3,
        help_text=_("One line for each day or span."),
    )

    class Meta:
        icon = "mail"
        label = _("Contact")
        description = _("Address, e-mail, telephone and opening hours of an office")
        template = "pages/blocks/contact.html"
        value_class = ContactValue
        label_format = "{name}"
        preview_value = {
            "name": "Geschäftsstelle",
            "address": "Beispielstraße 1\n01067 Dresden",
            "email": "info@example.org",
            "telephone": "+49 351 000000",
            "hours": "Montag bis Donnerstag, 9–16 Uhr",
        }

    def clean(self, value: Any) -> Any:
        """Ask for at least one way to get there or through; a draft may do without."""
        cleaned = super().clean(value)
        reachable = any(cleaned[name] for name in ("address", "email", "telephone"))
        if not reachable and not self.is_deferred_validation:
            message = _now("Give an address, an e-mail or a telephone number.")
            raise StructBlockValidationError(block_errors={"address": ValidationError(message)})
        return cleaned
