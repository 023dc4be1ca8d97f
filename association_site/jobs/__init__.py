"""The queue: what is done later, once it fails again, and what people see of it.

`django_tasks` is Django's interface of tasks, `django_tasks_db` keeps them in the database. What
neither has stands here: another attempt after a failure, jobs whose worker died, daily jobs.
"""
