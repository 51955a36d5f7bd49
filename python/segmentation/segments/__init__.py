"""Fitting segments: prepare, cluster, choose, identify, name, write as rows."""
