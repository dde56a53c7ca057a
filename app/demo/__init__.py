"""Walks the whole path through the services on invented data; sees services and below."""
