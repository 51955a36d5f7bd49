"""The segment of now over HTTP; needs the extra `live`."""
