"""Malformed raw data: what is rejected, and what stops the build."""
