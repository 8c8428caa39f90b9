"""Where actors stand on an issue, and on whose words or deeds that rests."""
