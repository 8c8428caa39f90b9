"""The pages, each file those of one kind."""
