"""Files that hold documents: each module gives those of one kind."""
