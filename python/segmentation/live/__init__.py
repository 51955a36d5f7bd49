"""The segment of this moment, on PostgreSQL: a function over published rows."""
