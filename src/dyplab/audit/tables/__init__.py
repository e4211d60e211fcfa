"""What is wrong with a table of patients: one search a file."""
