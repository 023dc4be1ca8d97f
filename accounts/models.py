"""Users who sign in with their e-mail address, and the groups of a site."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager, Group
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.choices import Rhythm, Role


class UserManager(BaseUserManager["User"]):
    """Makes and finds users by e-mail address, without regard to case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Save a user.

        Raises:
            ValueError: The address is empty.
        """
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Save a user who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find the user with this address, however it is spelt."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """Somebody who signs in: staff, translators, members of the board."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("email",)
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_unique",
                violation_error_message=_("A user with this e-mail address already exists."),
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class SiteGroup(models.Model):
    """Says which role on which site a group of users stands for."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="site_group")
    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.CASCADE, related_name="site_groups"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    language_code = models.CharField(_("language"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("group of a site")
        verbose_name_plural = _("groups of a site")
        constraints = (
            models.UniqueConstraint(
                fields=("site", "role", "language_code"), name="accounts_sitegroup_unique"
            ),
        )

    def __str__(self) -> str:
        return self.group.name


class TranslationDigest(models.Model):
    """How often somebody wants to hear by mail what is to be translated; nobody does unasked.

    Attributes:
        user: Who.
        rhythm: How often.
        sent_on: The day of the last mail.
        told: What tells the work of the last mail from other work.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="translation_digest")
    rhythm = models.CharField(
        _("mails about what is to be translated"),
        max_length=10,
        choices=Rhythm.choices,
        default=Rhythm.NEVER,
    )
    sent_on = models.DateField(null=True)
    told = models.CharField(max_length=64, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("mail about translations")
        verbose_name_plural = _("mails about translations")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_rhythm_display()}"
