"""How the last runs went: for people, for Prometheus, for a chat."""
