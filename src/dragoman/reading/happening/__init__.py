"""What happens: events, how they are presented, where and when."""
