"""Paper and files for outside: PDF, calendar and picture; sees language and domain."""
