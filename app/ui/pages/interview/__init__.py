"""The talk on screen: topics, what is asked, what is written down, and how it is closed kindly."""
