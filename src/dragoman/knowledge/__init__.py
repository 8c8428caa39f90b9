"""What Dragoman knows before it reads: word lists and tables as data files, each with its loader."""
