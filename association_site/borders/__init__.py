"""The borders between sites in the admin.

Wagtail's permissions keep pages and files of other sites from being changed; much of what it shows
around them knows no sites. Each module here closes one such gap, and says when it can go.
"""
