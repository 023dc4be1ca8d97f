"""What the register adds to the admin."""

from wagtail import hooks

from members.viewsets import RegisterViewSetGroup


@hooks.register("register_admin_viewset")
def register_register() -> RegisterViewSetGroup:
    """Add the register's lists."""
    return RegisterViewSetGroup()
