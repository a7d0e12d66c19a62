// Values of C++ types read from JSON and written as JSON; the types alone say how.
#pragma once
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "text.hpp"

namespace dryrun_box {

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

template <class T>
concept TupleLike = requires { std::tuple_size<T>::value; };

template <class T>
concept MapLike = requires {
    typename T::key_type;
    typename T::mapped_type;
};

template <class T>
concept Container = requires(T items) {
    typename T::value_type;
    items.begin();
    items.end();
};

template <class T>
concept ListNodeLike = requires(T node) {
    node.val;
    { node.next } -> std::same_as<T*&>;
};

template <class T>
concept TreeNodeLike = requires(T node) {
    node.val;
    { node.left } -> std::same_as<T*&>;
    { node.right } -> std::same_as<T*&>;
};

template <class T>
concept GraphLike = requires(T graph) {
    graph.n;
    graph.edges;
    graph.directed;
};

// nodes.hpp defines these.
template <ListNodeLike Node>
void read_nodes(Reader& in, Node*& head);
template <TreeNodeLike Node>
void read_nodes(Reader& in, Node*& root);
template <ListNodeLike Node>
void write_nodes(Writer& out, const Node* head);
template <TreeNodeLike Node>
void write_nodes(Writer& out, const Node* root);

template <std::integral T>
void read_integer(Reader& in, T& value) {
    using Limits = std::numeric_limits<T>;
    if constexpr (std::is_signed_v<T>)
        value = static_cast<T>(in.integer(Limits::min(), Limits::max(), typeid(T)));
    else
        value = static_cast<T>(in.natural(Limits::max(), typeid(T)));
}

// An object's key is a string, whatever type the map has for it.
template <class Key>
void read_key(Reader& in, Key& key) {
    if constexpr (std::integral<Key> && !std::same_as<Key, char>) {
        const std::string text = in.string();
        Reader inner(text, in.place);
        read_integer(inner, key);
    } else {
        read(in, key);
    }
}

template <class Items, class Item>
void append(Items& items, Item&& item) {
    if constexpr (requires { items.push_back(std::forward<Item>(item)); })
        items.push_back(std::forward<Item>(item));
    else
        items.insert(items.end(), std::forward<Item>(item));
}

template <class T>
void read(Reader& in, T& value);

template <class T>
void read_tuple(Reader& in, T& value) {
    in.expect('[', "a list");
    std::apply(
        [&in](auto&... items) {
            std::size_t count = 0;
            ((in.more(count++, '\0'), read(in, items)), ...);
        },
        value);
    in.expect(']', "the end of the list");
}

template <class T>
void read_map(Reader& in, T& value) {
    in.expect('{', "an object");
    for (std::size_t count = 0; in.more(count, '}'); ++count) {
        typename T::key_type key{};
        read_key(in, key);
        in.expect(':', "a colon");
        typename T::mapped_type item{};
        read(in, item);
        value.emplace(std::move(key), std::move(item));
    }
}

template <class T>
void read_container(Reader& in, T& value) {
    in.expect('[', "a list");
    for (std::size_t count = 0; in.more(count, ']'); ++count) {
        typename T::value_type item{};
        read(in, item);
        append(value, std::move(item));
    }
}

template <GraphLike T>
void read_graph(Reader& in, T& value) {
    in.expect('{', "a graph");
    for (std::size_t count = 0; in.more(count, '}'); ++count) {
        const std::string key = in.string();
        in.expect(':', "a colon");
        if (key == "n")
            read(in, value.n);
        else if (key == "edges")
            read(in, value.edges);
        else
            read(in, value.directed);
    }
}

template <class T>
void read(Reader& in, T& value) {
    if constexpr (std::same_as<T, bool>) {
        value = in.boolean();
    } else if constexpr (std::same_as<T, char>) {
        value = in.character();
    } else if constexpr (std::integral<T>) {
        read_integer(in, value);
    } else if constexpr (std::floating_point<T>) {
        value = static_cast<T>(in.number());
    } else if constexpr (std::same_as<T, std::string>) {
        value = in.string();
    } else if constexpr (is_optional<T>) {
        if (!in.take_null()) read(in, value.emplace());
    } else if constexpr (requires { read_nodes(in, value); }) {
        read_nodes(in, value);
    } else if constexpr (TupleLike<T>) {
        read_tuple(in, value);
    } else if constexpr (MapLike<T>) {
        read_map(in, value);
    } else if constexpr (GraphLike<T>) {
        read_graph(in, value);
    } else if constexpr (requires { append(value, typename T::value_type{}); }) {
        read_container(in, value);
    } else {
        refuse_type(typeid(T));
    }
}

template <class Key>
void write_key(Writer& out, const Key& key) {
    if constexpr (std::integral<Key> && !std::same_as<Key, char>)
        out.string(std::to_string(key));
    else
        write(out, key);
}

template <class T>
void write(Writer& out, const T& value);

template <class T>
void write_items(Writer& out, const T& items) {
    const char* before = "[";
    for (auto&& item : items) {
        out.raw(before);
        // An item of vector<bool> is a stand-in for a bool.
        write(out, static_cast<const typename T::value_type&>(item));
        before = ",";
    }
    out.raw(*before == '[' ? "[]" : "]");
}

template <class T>
void write_map(Writer& out, const T& items) {
    const char* before = "{";
    for (const auto& [key, item] : items) {
        out.raw(before);
        write_key(out, key);
        out.raw(":");
        write(out, item);
        before = ",";
    }
    out.raw(*before == '{' ? "{}" : "}");
}

template <class T>
void write_tuple(Writer& out, const T& value) {
    out.raw("[");
    std::apply(
        [&out](const auto&... items) {
            bool first = true;
            ((out.raw(std::exchange(first, false) ? "" : ","), write(out, items)), ...);
        },
        value);
    out.raw("]");
}

template <GraphLike T>
void write_graph(Writer& out, const T& value) {
    out.raw("{\"n\":");
    write(out, value.n);
    out.raw(",\"edges\":");
    write(out, value.edges);
    out.raw(",\"directed\":");
    write(out, value.directed);
    out.raw("}");
}

template <class T>
void write(Writer& out, const T& value) {
    if constexpr (std::same_as<T, bool>) {
        out.raw(value ? "true" : "false");
    } else if constexpr (std::same_as<T, char>) {
        out.string({&value, 1});
    } else if constexpr (std::signed_integral<T>) {
        out.integer(value);
    } else if constexpr (std::unsigned_integral<T>) {
        out.natural(value);
    } else if constexpr (std::same_as<T, float>) {
        out.number(value);
    } else if constexpr (std::floating_point<T>) {
        out.number(static_cast<double>(value));
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
        out.string(value);
    } else if constexpr (is_optional<T>) {
        value ? write(out, *value) : out.raw("null");
    } else if constexpr (std::same_as<T, std::nullopt_t> || std::same_as<T, std::nullptr_t>) {
        out.raw("null");
    } else if constexpr (requires { write_nodes(out, value); }) {
        write_nodes(out, value);
    } else if constexpr (TupleLike<T>) {
        write_tuple(out, value);
    } else if constexpr (MapLike<T>) {
        write_map(out, value);
    } else if constexpr (GraphLike<T>) {
        write_graph(out, value);
    } else if constexpr (Container<T>) {
        write_items(out, value);
    } else {
        refuse_type(typeid(T));
    }
}

// Compiled once (text.cpp), so that most programs need none of the templates above.
#define DRYRUN_COMMON_TYPES(with)                                                       \
    DRYRUN_NESTED(with, bool)                                                           \
    DRYRUN_NESTED(with, char)                                                           \
    DRYRUN_NESTED(with, int)                                                            \
    DRYRUN_NESTED(with, long long)                                                      \
    DRYRUN_NESTED(with, double)                                                         \
    DRYRUN_NESTED(with, std::string)
#define DRYRUN_NESTED(with, type) \
    with(type) with(std::vector<type>) with(std::vector<std::vector<type>>)
#define DRYRUN_DECLARE(type)                            \
    extern template void read(Reader& in, type& value); \
    extern template void write(Writer& out, const type& value);
DRYRUN_COMMON_TYPES(DRYRUN_DECLARE)

}  // namespace dryrun_box
