"""Inputs and answers that are wrong, made from ones that are right."""
