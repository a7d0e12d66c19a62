"""Names that a signature cannot use, because one of the languages has them already."""

from __future__ import annotations

RESERVED_WORDS = frozenset(
    """
    abstract alignas alignof and append arguments as asm assert async auto await bitand
    bitor bool boolean break byte cap case catch chan char class compl concept const
    const_cast consteval constexpr constinit continue copy debugger decltype def default
    defer del delete do double dynamic_cast elif else enum errno error eval except explicit
    export extends extern fallthrough false final finally float float64 for friend from func
    function global go goto if implements import in inline instanceof int interface is
    lambda len let long main make map mutable namespace native new nil noexcept none
    nonlocal not not_eq null nullptr of operator optional or package pair pass private
    protected public raise range register reinterpret_cast requires return rune select self
    short signed sizeof static static_assert static_cast stderr stdin stdout strictfp string
    struct super switch synchronized template this thread_local throw throws transient true
    try tuple type typedef typeid typename typeof undefined union unsigned using var vector
    virtual void volatile wchar_t while with xor yield
    """.split()  # noqa: SIM905 - one word per line would be two hundred lines
)
"""Of parameters and methods."""

RESERVED_METHODS = frozenset(
    """
    clone constructor dict finalize get_class hash_code list notify notify_all str
    to_string wait
    """.split()  # noqa: SIM905 - as above
)
"""Of methods alone: an object has them, or a class with them hides a type that it needs."""

RESERVED_CLASSES = frozenset(
    """
    Array ArrayList Arrays Boolean Character Double Error Graph HashMap Integer List
    ListNode Long Map Number Object Optional Pair Promise Record Solution String Symbol
    TreeNode Triple Tuple
    """.split()  # noqa: SIM905 - as above
)
"""Of classes: starters or the sandbox have these."""
