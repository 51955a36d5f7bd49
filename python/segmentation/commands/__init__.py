"""The commands that do not fit on the first page of the command line."""
