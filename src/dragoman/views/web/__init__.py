"""A store as pages in a browser and as a JSON API; needs the extra `serve`, and nothing of the network."""
