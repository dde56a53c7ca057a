"""The verbs of a day's work: functions given a way to begin a unit of work, a clock and values."""
