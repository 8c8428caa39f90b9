"""What makes the compiled data files of `dragoman.knowledge`. Nothing here is needed to run Dragoman."""
