"""The sets that the encoder learns from, each in one file: its texts and what stands where in them."""
