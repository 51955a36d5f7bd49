"""dbt's own suite against `type: postgrespython`: nothing of dbt-postgres is lost."""

from dbt_tests import classes_for

globals().update(classes_for("postgrespython"))
