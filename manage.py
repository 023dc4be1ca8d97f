#!/usr/bin/env python
"""Command line of the project; `make demo` is the way in."""

import os
import sys


def main() -> None:
    """Run a management command with the demo settings unless others are named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "association_site.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
