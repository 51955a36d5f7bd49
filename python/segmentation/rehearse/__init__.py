"""Faults replayed on a copy of the last delivery, to see what the gate says."""
