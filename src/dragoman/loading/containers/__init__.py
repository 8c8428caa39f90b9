"""Files that hold files: each module gives the members of one kind."""
