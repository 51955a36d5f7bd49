"""Tests of what other tools read, each in an environment of its own."""
