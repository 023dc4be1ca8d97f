"""Fixed values of pages and blocks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListKind(models.TextChoices):
    """How the items of a list follow each other."""

    NUMBERED = "numbered", _("Numbered")
    BULLETED = "bulleted", _("Bulleted")


class PrinciplesStyle(models.TextChoices):
    """How a list of principles looks."""

    CARDS = "cards", _("Cards (values)")
    PATH = "path", _("Path (numbered goals)")
    COMPACT = "compact", _("Compact (ways of working)")
    GROUPS = "groups", _("Groups (partners)")


class TraitsStyle(models.TextChoices):
    """How a list without titles looks."""

    TAGS = "tags", _("Tags (single words)")
    PLAIN = "plain", _("Plain list (sentences)")


class DatePrecision(models.TextChoices):
    """How much of a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class AdoptingBody(models.TextChoices):
    """Who adopted a statement."""

    MEMBERS = "members", _("General meeting of members")
    DELEGATES = "delegates", _("Assembly of delegates")
    FOUNDERS = "founders", _("Founding assembly")
    BOARD = "board", _("Board")


class Palette(models.TextChoices):
    """The colours of a site; their values stand in ``static/css/base.css``."""

    PETROL = "petrol", _("Petrol")
    OCEAN = "ocean", _("Ocean blue")
    FOREST = "forest", _("Forest green")
    BRICK = "brick", _("Brick red")
    BERRY = "berry", _("Berry")
    PLUM = "plum", _("Plum")


class LegalKind(models.TextChoices):
    """The pages that the law asks for."""

    IMPRINT = "imprint", _("Imprint")
    PRIVACY = "privacy", _("Privacy notice")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")


class AssessmentMethod(models.TextChoices):
    """Who found out how accessible the site is."""

    SELF = "self", _("Self-assessment")
    EXTERNAL = "external", _("Assessment by somebody else")


class SectionLook(models.TextChoices):
    """How a section stands out from its page."""

    PLAIN = "plain", _("Plain")
    TINTED = "tinted", _("Tinted band")
    STATEMENT = "statement", _("Large words (vision, motto)")
    CLOSING = "closing", _("The long-term picture, as the close")


class CallLook(models.TextChoices):
    """How loud a call to action is."""

    CALM = "calm", _("Calm (tinted)")
    STRONG = "strong", _("Strong (in the main colour)")


class EmbedKind(models.TextChoices):
    """What another site shows."""

    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")
    MAP = "map", _("Map")
    POST = "post", _("Post")
    OTHER = "other", _("Page")


class EmbedShown(models.TextChoices):
    """How something from another site is offered."""

    LINK = "link", _("As a link")
    CLICK = "click", _("As a link, and on this page after a click")


class Region(models.TextChoices):
    """A region whose outline can be shown; it stands in ``pages/region_outlines/``."""

    SAXONY = "saxony", _("Saxony")
