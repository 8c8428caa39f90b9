"""How the encoder that ships with Dragoman is trained: one run, all heads, from the pretrained backbone."""
