"""What is probably wrong on a page, said before it is published, and kept on the desk after it was.

A room above adds a kind of warnings with ``kinds.register``, and the words by which texts speak of a
live figure with ``figures.register``.
"""
