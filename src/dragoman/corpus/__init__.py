"""Many documents: the store, what is asked of it, and its search index."""
