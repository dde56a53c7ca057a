"""Reads what authors write in forms/ into domain objects, and says every mistake by file and line.

Sees language and domain; a stranger to its neighbours.
"""
