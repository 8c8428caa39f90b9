"""The encoder: one pass of a small neural network over a text, and what is read from its outputs."""
