"""The admin as staff see it: its looks, its first screen, its checks, its guide."""
