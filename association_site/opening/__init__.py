"""Opening a site or a language: everything that has to be there, made at once."""
