"""Programs that a candidate might write for the easy question, Pair of Parcels."""

WRONG_PYTHON = """\
def solution(weights, load):
    print("looking at", len(weights))
    return []
"""

RIGHT_PYTHON = """\
def solution(weights, load):
    seen = set()
    pairs = set()
    for weight in weights:
        other = load - weight
        if other in seen:
            pairs.add((min(weight, other), max(weight, other)))
        seen.add(weight)
    return [list(pair) for pair in pairs]
"""

WRONG_JAVASCRIPT = """\
function solution(weights, load) {
  console.log("looking at", weights.length);
  return [];
}
"""

RIGHT_JAVASCRIPT = """\
function solution(weights, load) {
  const seen = new Set();
  const pairs = new Map();
  for (const weight of weights) {
    const other = load - weight;
    if (seen.has(other)) {
      const pair = [Math.min(weight, other), Math.max(weight, other)];
      pairs.set(pair.join(), pair);
    }
    seen.add(weight);
  }
  return [...pairs.values()];
}
"""
