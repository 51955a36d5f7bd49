"""Clusterings that are compared, their measures, and the rule that chooses."""
