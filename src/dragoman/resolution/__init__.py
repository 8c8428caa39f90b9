"""Across documents: which actor a name stands for; so far, which country it belongs to."""
