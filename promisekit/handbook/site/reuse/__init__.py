"""What a page and a site depend on, told by value, and what the last build is known to have made.

Here belongs whatever decides that something need not be made again; how it is made stands one room up.
"""
