"""What git remembers of a portfolio: commit by commit, the changes that its items went through."""
