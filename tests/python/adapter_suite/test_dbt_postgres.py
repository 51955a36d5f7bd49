"""dbt's own suite against `type: postgres`: what dbt-postgres itself fails."""

from dbt_tests import classes_for

globals().update(classes_for("postgres"))
