"""The TERMS heat map: where customers hurt, how much, and what no promise answers."""
