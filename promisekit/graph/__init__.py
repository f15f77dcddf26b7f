"""References between items: who refers to whom by which field, what rests on what, and how long work takes."""
