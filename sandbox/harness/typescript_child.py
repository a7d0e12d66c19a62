"""Serves calls of a TypeScript program: a node that only compiles, and JavaScript's children."""

from sandbox.harness.javascript_child import node_of
from sandbox.harness.served import Served, program

_REHEARSAL = (
    "const solution = (numbers: number[], target: number): number[] => [numbers.length, target];"
)

SERVED = Served(
    node_of("main.js"),
    program(_REHEARSAL),
    address_space=False,
    become_compiler=node_of("compiler.js"),
)
