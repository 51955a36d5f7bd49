"""Tests of the segment of now."""
