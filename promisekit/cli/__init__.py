"""The command line: one command a file; each parses, calls what does the work, and maps to an exit code.

Exit codes: 0 clean, 1 findings at or above the threshold, 2 wrong use or nothing to read.
"""
