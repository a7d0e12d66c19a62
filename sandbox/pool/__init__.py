"""Who gets which box, and when: warm boxes, boxes bound to an owner, the ceiling over all."""
