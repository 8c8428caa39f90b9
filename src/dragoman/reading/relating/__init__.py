"""What stands to what: ties between actors, links between events."""
