"""What is done in processes of their own: reading many files, analysing, comparing."""
