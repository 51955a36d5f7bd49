"""Events from Kafka; needs the extra `stream`."""
