"""Public layouts of tools, and what the mappings make of them."""
