"""What writes files into a portfolio; each is written whole or not at all."""
