"""Sentences that say what a reader would expect of events and ties, written before the program was seen."""
