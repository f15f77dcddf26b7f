"""Tables as pictures: named rows and columns with boxes where they meet."""
