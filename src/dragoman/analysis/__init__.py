"""What a reading tells: the political system that its document describes."""
