"""What happened and what was said, in time order."""
