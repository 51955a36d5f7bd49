"""Tests of the pipeline that people copy."""
