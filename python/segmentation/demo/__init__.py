"""The made-up shop of ``make build``: loaded, and its last months replayed."""
