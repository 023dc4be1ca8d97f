"""The pattern page: every block, component, form state and page part, from one registry."""
