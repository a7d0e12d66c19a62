"""Code that runs inside a box: the supervisor, the jail, and what serves calls in a child.

Only the standard library, and nothing of the project outside this folder: an image holds no more.
"""
