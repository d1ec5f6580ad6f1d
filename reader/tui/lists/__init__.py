"""What stands in the rows of lists and how it looks, without widgets."""
