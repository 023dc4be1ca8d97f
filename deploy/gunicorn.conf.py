"""Gunicorn in production, behind a server that speaks TLS."""

import os

bind = "0.0.0.0:8000"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = 4
timeout = 60
# The workers' heartbeat files, in memory: a slow disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm"  # noqa: S108
# Addresses of visitors are not written down; errors are.
accesslog = None
control_socket_disable = True
