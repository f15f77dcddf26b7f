"""(old, new) portfolio -> changes, each weighed: weaker, stronger, reworded, moved …"""
