"""The Dockerfiles of the boxes, and what builds them."""
