"""The commands, one a module; each composes what the packages do."""
