"""Sentences and their grammar: spaCy's parse, mended, and questions to it."""
