"""Asking for consent: held so that the participant reads along, or copied from a signed letter."""
