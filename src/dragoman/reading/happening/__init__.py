"""What happens: events, how they are presented, and when."""
