"""Tests of the definitions for schedulers."""
