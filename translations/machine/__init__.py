"""Translating by machine: services, what must come back unchanged, and drafts that nobody has read."""
