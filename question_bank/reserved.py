"""Names that at least one of the bank's languages keeps for itself."""

from __future__ import annotations

RESERVED_WORDS = frozenset(
    """
    abstract alignas alignof and append arguments as asm assert async auto await bitand bitor
    bool boolean break byte cap case catch chan char class compl concept const const_cast
    consteval constexpr constinit continue copy debugger decltype def default defer del delete
    do double dynamic_cast elif else enum error eval except explicit export extends extern
    fallthrough false final finally float for friend from func function global go goto if
    implements import in inline instanceof int interface is lambda len let long make map mutable
    namespace native new noexcept none nonlocal not not_eq null nullptr of operator or package
    pass private protected public raise range register reinterpret_cast requires return select
    short signed sizeof static static_assert static_cast strictfp string struct super switch
    synchronized template this thread_local throw throws transient true try type typedef typeid
    typename typeof undefined union unsigned using var virtual void volatile wchar_t while with
    xor yield
    """.split()  # noqa: SIM905 - one word per line would be two hundred lines
)
