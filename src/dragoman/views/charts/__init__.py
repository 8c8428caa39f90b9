"""Charts: specifications in Vega-Lite 5, and what draws them."""
