"""Columns of somebody's own among the features."""
