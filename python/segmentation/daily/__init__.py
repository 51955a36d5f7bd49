"""The daily run: dbt build without unit tests, and what became of it."""
