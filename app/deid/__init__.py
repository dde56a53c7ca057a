"""Finds what identifies somebody and replaces it; sees language and domain."""
