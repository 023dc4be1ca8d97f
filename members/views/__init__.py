"""What the register shows to people without an account, beside the directory page."""
