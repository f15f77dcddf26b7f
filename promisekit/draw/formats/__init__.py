"""What a picture can be written as: one format a file."""
