"""Superset beside the published tables: a trial on one machine, no production."""

import os

SECRET_KEY = os.environ["SUPERSET_SECRET_KEY"]
# Superset itself opens the DuckDB file, read only.
PREVENT_UNSAFE_DB_CONNECTIONS = False
SQLALCHEMY_DATABASE_URI = f"sqlite:///{os.environ['SUPERSET_HOME']}/superset.db"
TALISMAN_ENABLED = False
WTF_CSRF_ENABLED = False
