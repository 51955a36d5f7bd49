"""What is wrong with the raw tables, found in seconds and without a build."""
