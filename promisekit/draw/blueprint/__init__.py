"""The service blueprint of a journey (Shostack 1984; Bitner, Ostrom & Morgan 2008)."""
