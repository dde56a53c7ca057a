"""Waterlijn: interviews in and after detention, kept safe on one laptop."""
