"""A reading, shown: in the terminal, and as one HTML page."""
