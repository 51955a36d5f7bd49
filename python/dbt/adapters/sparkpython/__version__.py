"""The version that dbt prints when it registers the adapter."""

version = "0.1.0"
