"""Customer segmentation: loading, fitting and operating the dbt project."""
