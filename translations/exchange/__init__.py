"""Translations as PO files: out to whatever translators work with, and back in with a report."""
