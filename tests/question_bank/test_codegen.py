"""Starters, letter by letter."""

from __future__ import annotations

import pytest

from question_bank.codegen import cpp, go, java, javascript, python, starters, typescript
from question_bank.codegen.places import Place, Wide
from question_bank.grammar import parse_type
from question_bank.schema import Signature
from sandbox.contract import Language
from tests.question_bank.signatures import class_of, function, method

FUNCTION = function("list<str>", readings="list<tuple<int,str>>", max_load="int")
RING = class_of(
    "RingBuffer",
    method("push", "bool", value="int"),
    method("drop_oldest", "optional<int>"),
    method("clear_all", "void"),
    capacity="int",
)
FUNCTIONS = {
    Language.PYTHON: """\
def solution(readings: list[tuple[int, str]], max_load: int) -> list[str]:
    # Write your solution here.
    return []
""",
    Language.JAVASCRIPT: """\
/**
 * @param {Array<[number, string]>} readings
 * @param {number} maxLoad
 * @returns {string[]}
 */
function solution(readings, maxLoad) {
  // Write your solution here.
  return [];
}
""",
    Language.TYPESCRIPT: """\
function solution(readings: [number, string][], maxLoad: number): string[] {
  // Write your solution here.
  return [];
}
""",
    Language.JAVA: """\
class Solution {
    public List<String> solution(List<List<Object>> readings, int maxLoad) {
        // Write your solution here.
        return new ArrayList<>();
    }
}
""",
    Language.CPP: """\
vector<string> solution(vector<pair<int, string>>& readings, int maxLoad) {
    // Write your solution here.
    return {};
}
""",
    Language.GO: """\
type Pair struct {
\tFirst  int
\tSecond string
}

func solution(readings []Pair, maxLoad int) []string {
\t// Write your solution here.
\treturn nil
}
""",
}
CLASSES = {
    Language.PYTHON: """\
class RingBuffer:
    def __init__(self, capacity: int) -> None:
        # Write your solution here.
        pass

    def push(self, value: int) -> bool:
        return False

    def drop_oldest(self) -> int | None:
        return None

    def clear_all(self) -> None:
        pass
""",
    Language.JAVASCRIPT: """\
class RingBuffer {
  /**
   * @param {number} capacity
   */
  constructor(capacity) {
    // Write your solution here.
  }

  /**
   * @param {number} value
   * @returns {boolean}
   */
  push(value) {
    return false;
  }

  /**
   * @returns {number | null}
   */
  dropOldest() {
    return null;
  }

  clearAll() {
  }
}
""",
    Language.TYPESCRIPT: """\
class RingBuffer {
  constructor(capacity: number) {
    // Write your solution here.
  }

  push(value: number): boolean {
    return false;
  }

  dropOldest(): number | null {
    return null;
  }

  clearAll(): void {
  }
}
""",
    Language.JAVA: """\
class RingBuffer {
    public RingBuffer(int capacity) {
        // Write your solution here.
    }

    public boolean push(int value) {
        return false;
    }

    public Integer dropOldest() {
        return null;
    }

    public void clearAll() {
    }
}
""",
    Language.CPP: """\
class RingBuffer {
public:
    RingBuffer(int capacity) {
        // Write your solution here.
    }

    bool push(int value) {
        return false;
    }

    optional<int> dropOldest() {
        return nullopt;
    }

    void clearAll() {
    }
};
""",
    Language.GO: """\
type RingBuffer struct {
}

func NewRingBuffer(capacity int) *RingBuffer {
\t// Write your solution here.
\treturn &RingBuffer{}
}

func (r *RingBuffer) Push(value int) bool {
\treturn false
}

func (r *RingBuffer) DropOldest() *int {
\treturn nil
}

func (r *RingBuffer) ClearAll() {
}
""",
}


def starter(signature: Signature, language: Language, wide: Wide = frozenset()) -> str:
    return starters(signature, [language], wide)[language]


@pytest.mark.parametrize("language", Language)
def test_a_function_is_typed_and_returns_the_zero_value(language: Language) -> None:
    assert starter(FUNCTION, language) == FUNCTIONS[language]


@pytest.mark.parametrize("language", Language)
def test_a_class_has_each_method_under_the_languages_name(language: Language) -> None:
    assert starter(RING, language) == CLASSES[language]


def test_starters_are_of_the_languages_asked_for() -> None:
    assert list(starters(FUNCTION, [Language.GO, Language.PYTHON])) == ["go", "python"]


@pytest.mark.parametrize(
    ("spelling", "in_python", "in_javascript", "in_typescript"),
    [
        ("float", "float", "number", "number"),
        ("list<list<float>>", "list[list[float]]", "number[][]", "number[][]"),
        ("list<tuple<int,str>>", "list[tuple[int, str]]", "Array<[number, string]>",
         "[number, string][]"),
        ("map<str,list<bool>>", "dict[str, list[bool]]", "Object<string, boolean[]>",
         "Record<string, boolean[]>"),
        ("optional<char>", "str | None", "string | null", "string | null"),
        ("list<optional<int>>", "list[int | None]", "Array<number | null>", "(number | null)[]"),
        ("list<map<str,int>>", "list[dict[str, int]]", "Array<Object<string, number>>",
         "Record<string, number>[]"),
        ("list<list_node<int>>", "list[ListNode | None]", "Array<ListNode | null>",
         "(ListNode | null)[]"),
        ("optional<tree_node<int>>", "TreeNode | None", "TreeNode | null", "TreeNode | null"),
        ("graph", "Graph", "Graph", "Graph"),
        ("void", "None", "void", "void"),
    ],
)  # fmt: skip
def test_every_type_has_its_spelling_in_languages_of_one_number(
    spelling: str, in_python: str, in_javascript: str, in_typescript: str
) -> None:
    value_type = parse_type(spelling)
    assert python.hint(value_type) == in_python
    assert javascript.hint(value_type) == in_javascript
    assert typescript.hint(value_type) == in_typescript


@pytest.mark.parametrize(
    ("spelling", "in_java", "in_cpp", "in_go"),
    [
        ("int", "int", "int", "int"),
        ("float", "double", "double", "float64"),
        ("list<list<float>>", "List<List<Double>>", "vector<vector<double>>", "[][]float64"),
        ("tuple<int,int>", "List<Integer>", "pair<int, int>", "[2]int"),
        ("tuple<char,char,char>", "List<Character>", "tuple<char, char, char>", "[3]rune"),
        ("map<str,list<bool>>", "Map<String, List<Boolean>>", "unordered_map<string, vector<bool>>",
         "map[string][]bool"),
        ("optional<char>", "Character", "optional<char>", "*rune"),
        ("optional<list<str>>", "List<String>", "optional<vector<string>>", "*[]string"),
        ("list<list_node<int>>", "List<ListNode>", "vector<ListNode*>", "[]*ListNode"),
        ("tree_node<int>", "TreeNode", "TreeNode*", "*TreeNode"),
        ("graph", "Graph", "Graph", "*Graph"),
        ("void", "void", "void", ""),
    ],
)  # fmt: skip
def test_every_type_has_its_spelling_in_compiled_languages(
    spelling: str, in_java: str, in_cpp: str, in_go: str
) -> None:
    value_type = parse_type(spelling)
    assert java.hint(value_type) == in_java
    assert cpp.hint(value_type) == in_cpp
    assert go.hint(value_type, {}) == in_go


@pytest.mark.parametrize(
    ("language", "mark", "defines"),
    [
        (Language.PYTHON, "#", ["class ListNode:", "class TreeNode:", "class Graph:"]),
        (Language.JAVASCRIPT, "//", ["class ListNode {", "class TreeNode {", "class Graph {"]),
        (Language.TYPESCRIPT, "//", ["public val: number", "class TreeNode {", "class Graph {"]),
        (Language.JAVA, "//", ["    int val;", "class TreeNode {", "class Graph {"]),
        (Language.CPP, "//", ["struct ListNode {", "struct TreeNode {", "struct Graph {"]),
        (Language.GO, "//", ["type ListNode struct {", "\tVal   int", "type Graph struct {"]),
    ],
)
def test_predefined_nodes_are_shown_as_a_comment(
    language: Language, mark: str, defines: list[str]
) -> None:
    signature = function("tree_node<int>", head="list_node<int>", roads="graph")
    shown, _, rest = starter(signature, language).rpartition("\n\n")
    comments = [line for line in shown.splitlines() if line]
    assert all(line.startswith(mark) for line in comments)
    assert all(any(each in line for line in comments) for each in defines)
    assert not any(each in rest for each in defines)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (Language.JAVA, "//     String val;"),
        (Language.CPP, "    string val;"),
        (Language.GO, "\tVal  string"),
        (Language.TYPESCRIPT, "//   constructor(public val: string,"),
    ],
)
def test_nodes_of_text_are_the_programs_own_where_only_int_is_predefined(
    language: Language, line: str
) -> None:
    assert f"\n{line}" in starter(function("list_node<str>", head="list_node<str>"), language)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.JAVA,
            ["public long solution(List<Integer> small, List<Long> large, ListNode head) {",
             "class ListNode {", "    long val;", "return 0L;"],
        ),
        (
            Language.CPP,
            ["long long solution(vector<int>& small, vector<long long>& large, ListNode* head) {",
             "    long long val;"],
        ),
        (Language.GO, ["func solution(small []int, large []int, head *ListNode) int {"]),
    ],
)  # fmt: skip
def test_wide_places_have_integers_of_64_bits(language: Language, lines: list[str]) -> None:
    signature = function("int", small="list<int>", large="list<int>", head="list_node<int>")
    names = (None, "large", "head")
    text = starter(signature, language, frozenset(Place("solution", name) for name in names))
    packed = "".join(text.split())
    assert all("".join(line.split()) in packed for line in lines)


@pytest.mark.parametrize("language", set(Language) - {Language.JAVASCRIPT})
def test_a_long_head_has_a_line_for_each_parameter(language: Language) -> None:
    names = ("first_departures", "second_departures", "third_departures")
    lines = starter(function("bool", **dict.fromkeys(names, "map<str,int>")), language).split("\n")
    (head,) = [at for at, line in enumerate(lines) if line.endswith("(")]
    assert all("epartures" in line for line in lines[head + 1 : head + 4])
    assert max(map(len, lines)) < 60


def test_different_tuples_have_structs_of_different_names_in_go() -> None:
    signature = function("tuple<str,bool>", a="tuple<int,str>", b="list<tuple<int,int,str>>")
    text = starter(signature, Language.GO)
    assert "func solution(a Pair, b []Triple) Pair2 {" in text
    assert 'return Pair2{"", false}' in text


def test_a_receiver_in_go_has_another_name_than_the_parameters() -> None:
    ring = class_of("RingBuffer", method("resize", "void", r="int"), method("size", "int"))
    text = starter(ring, Language.GO)
    assert "func (self *RingBuffer) Resize(r int) {" in text
    assert "func (r *RingBuffer) Size() int {" in text


@pytest.mark.parametrize(
    ("passed", "spelling"),
    [
        ("vector<int>& value", "list<int>"),
        ("unordered_map<string, int>& value", "map<str,int>"),
        ("Graph& value", "graph"),
        ("const string& value", "str"),
        ("const tuple<int, int, int>& value", "tuple<int,int,int>"),
        ("optional<int> value", "optional<int>"),
        ("double value", "float"),
    ],
)
def test_cpp_passes_by_reference_what_is_large(passed: str, spelling: str) -> None:
    assert f"solution({passed})" in starter(function("int", value=spelling), Language.CPP)
