"""The site for people: boards, segment book, documentation, and a first page."""
