"""Walks the whole path through the services on invented data, and verifies each step."""
