"""The job that every contender does: `two_sum` and five calls in, five verdicts out."""

from __future__ import annotations

import json

from sandbox.contract import Json, Lane, Language, RunRequest, Signature

CALLS: tuple[tuple[Json, ...], ...] = (
    ([2, 7, 11, 15], 9),
    ([3, 2, 4], 6),
    ([3, 3], 6),
    ([-1, -2, -3, -4, -5], -8),
    ([0, 4, 3, 0], 0),
)
EXPECTED: tuple[Json, ...] = ([0, 1], [1, 2], [0, 1], [2, 4], [0, 3])

SIGNATURE = Signature((("list", "int"), "int"), ("list", "int"))

SOURCES = {
    Language.PYTHON: """
def solution(nums, target):
    seen = {}
    for index, number in enumerate(nums):
        if target - number in seen:
            return [seen[target - number], index]
        seen[number] = index
""",
    Language.JAVASCRIPT: """
function solution(nums, target) {
  const seen = new Map();
  for (let index = 0; index < nums.length; index++) {
    if (seen.has(target - nums[index])) return [seen.get(target - nums[index]), index];
    seen.set(nums[index], index);
  }
}
""",
    Language.TYPESCRIPT: """
function solution(nums: number[], target: number): number[] {
  const seen = new Map<number, number>();
  for (let index = 0; index < nums.length; index++) {
    const earlier = seen.get(target - nums[index]);
    if (earlier !== undefined) return [earlier, index];
    seen.set(nums[index], index);
  }
  return [];
}
""",
    Language.JAVA: """
import java.util.*;

class Solution {
    int[] solution(int[] nums, int target) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (int index = 0; index < nums.length; index++) {
            Integer earlier = seen.get(target - nums[index]);
            if (earlier != null) return new int[] {earlier, index};
            seen.put(nums[index], index);
        }
        return new int[0];
    }
}
""",
    Language.CPP: """
vector<int> solution(vector<int>& nums, int target) {
    unordered_map<int, int> seen;
    for (int index = 0; index < (int)nums.size(); index++) {
        auto earlier = seen.find(target - nums[index]);
        if (earlier != seen.end()) return {earlier->second, index};
        seen[nums[index]] = index;
    }
    return {};
}
""",
    Language.GO: """
func solution(nums []int, target int) []int {
    seen := map[int]int{}
    for index, number := range nums {
        if earlier, found := seen[target-number]; found {
            return []int{earlier, index}
        }
        seen[number] = index
    }
    return nil
}
""",
}

COLD_PYTHON = """\
import json, sys
job = json.load(sys.stdin)
names = {}
exec(compile(job["source"], "solution.py", "exec"), names)
json.dump([names["solution"](*call) for call in job["calls"]], sys.stdout)
"""
"""What a Python that is started for one run does, without any protection of its own."""

COLD_NODE = """\
const job = JSON.parse(require("fs").readFileSync(0));
const solution = new Function(job.source + "; return solution;")();
process.stdout.write(JSON.stringify(job.calls.map((call) => solution(...call))));
"""


class WrongVerdict(Exception):
    """A contender answered something else than what the job's answer is."""


def stdin_of(language: Language) -> bytes:
    """The job as one JSON text, for contenders that are started for it."""
    return json.dumps({"source": SOURCES[language], "calls": CALLS}).encode()


def request(language: Language, lane: Lane, owner: str) -> RunRequest:
    """The job, as our sandbox takes it."""
    source = SOURCES[language]
    return RunRequest(
        "benchmark", language, source, "solution", CALLS, lane, owner, signature=SIGNATURE
    )


def check(values: object) -> None:
    """Judge the five values.

    Raises:
        WrongVerdict: one of them is not what is expected.
    """
    if values != list(EXPECTED):
        raise WrongVerdict(f"{str(values)[:300]} instead of {list(EXPECTED)}")


def check_text(text: str | bytes) -> None:
    """Judge the five values in a JSON text.

    Raises:
        WrongVerdict: it is something else.
    """
    try:
        values = json.loads(text)
    except ValueError:
        raise WrongVerdict(f"no JSON: {text[:300]!r}") from None
    check(values)
