"""Pure functions over text: width, line breaking, scripts, folding, numerals, sanitising."""
