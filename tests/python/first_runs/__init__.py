"""A made-up shop, cut at odd moments, and what its first run says."""
