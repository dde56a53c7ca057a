"""The agenda: a week as a grid or a list, and planning, moving and ending in place."""
