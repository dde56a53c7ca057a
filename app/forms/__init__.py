"""Reads forms and protocols into domain objects; sees language and domain."""
