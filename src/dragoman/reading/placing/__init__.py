"""Where: toponyms, and the places on earth that they name."""
