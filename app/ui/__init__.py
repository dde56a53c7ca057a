"""What is seen and touched; the only room that imports Qt, sees services and below, never SQL."""
