"""The study's nouns and rules; imports the standard library and nothing of ours but itself."""
