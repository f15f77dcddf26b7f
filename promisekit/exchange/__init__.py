"""Files of other programs: a calendar out, a Mermaid journey out and in."""
