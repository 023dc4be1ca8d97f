# The production image: hash-checked packages, static files and messages ready, a user of its own.
FROM python:3.13-slim AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/production.txt .
RUN python -m venv /opt/venv \
    && /opt/venv/bin/python -m pip install --require-hashes -r production.txt

FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=association_site.settings.production \
    DATA_DIR=/data
# Pango, for adopted statements as PDF, and letters for scripts that our own fonts do not have.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home site \
    && install --directory --owner=site /data /data/media /data/cache
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY . .
# The settings refuse to load without these; none of the values is kept in the image.
RUN export SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
        DATABASE_URL=sqlite://:memory: ALLOWED_HOSTS=localhost ADMIN_BASE_URL=http://localhost \
    && python manage.py messages --compile \
    && python manage.py collectstatic --noinput --verbosity 0
USER site
VOLUME /data/media
EXPOSE 8000
# Django answers to its own host names only, so one of them is sent along.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "association_site.wsgi"]
