"""Faults on a copy of the last delivery."""
