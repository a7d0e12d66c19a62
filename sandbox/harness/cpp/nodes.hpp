// Linked lists and trees of whatever node type the program has.
#pragma once
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "values.hpp"

namespace dryrun_box {

template <class Node>
Node* make_node(Reader& in) {
    std::remove_cvref_t<decltype(std::declval<Node&>().val)> value{};
    read(in, value);
    if constexpr (std::is_constructible_v<Node, decltype(value)>) {
        return new Node(std::move(value));
    } else {
        Node* node = new Node{};
        node->val = std::move(value);
        return node;
    }
}

template <class Node>
std::vector<Node*> read_chain(Reader& in) {
    std::vector<Node*> nodes;
    in.expect('[', "a list of a linked list's values");
    while (in.more(nodes.size(), ']')) {
        nodes.push_back(make_node<Node>(in));
        nodes.back()->next = nullptr;
        if (nodes.size() > 1) nodes[nodes.size() - 2]->next = nodes.back();
    }
    return nodes;
}

template <ListNodeLike Node>
void read_nodes(Reader& in, Node*& head) {
    std::vector<Node*> nodes;
    head = nullptr;
    if (in.take_null()) return;
    if (in.take('{')) {
        for (std::size_t count = 0; in.more(count, '}'); ++count) {
            const std::string key = in.string();
            in.expect(':', "a colon");
            if (key == "items") {
                nodes = read_chain<Node>(in);
            } else {
                std::size_t target = 0;
                read_integer(in, target);
                if (target < nodes.size()) nodes.back()->next = nodes[target];
            }
        }
    } else {
        nodes = read_chain<Node>(in);
    }
    if (!nodes.empty()) head = nodes.front();
}

template <ListNodeLike Node>
void write_nodes(Writer& out, const Node* head) {
    std::unordered_map<const Node*, std::size_t> seen;
    Writer items;
    const Node* node = head;
    for (; node && seen.emplace(node, seen.size()).second; node = node->next) {
        items.raw(node == head ? "" : ",");
        write(items, node->val);
    }
    out.raw(node ? "{\"items\":[" : "[");
    out.raw(items.text());
    out.raw("]");
    if (!node) return;
    out.raw(",\"cycle_at\":");
    out.natural(seen[node]);
    out.raw("}");
}

template <TreeNodeLike Node>
Node* read_child(Reader& in, std::vector<Node*>& nodes) {
    if (in.take_null()) return nullptr;
    Node* node = make_node<Node>(in);
    node->left = node->right = nullptr;
    nodes.push_back(node);
    return node;
}

template <TreeNodeLike Node>
void read_nodes(Reader& in, Node*& root) {
    root = nullptr;
    if (in.take_null()) return;
    std::vector<Node*> nodes;
    in.expect('[', "a list of a tree's values");
    for (std::size_t count = 0; in.more(count, ']'); ++count) {
        if (count == 0) {
            root = read_child(in, nodes);
            continue;
        }
        const std::size_t parent = (count - 1) / 2;
        if (parent >= nodes.size()) throw Refusal{in.place + ": a tree's value has no parent"};
        Node*& child = count % 2 ? nodes[parent]->left : nodes[parent]->right;
        Node* made = read_child(in, nodes);
        child = made;
    }
}

template <TreeNodeLike Node>
void write_nodes(Writer& out, const Node* root) {
    std::vector<const Node*> nodes{root};
    std::unordered_set<const Node*> seen;
    std::size_t last = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node* node = nodes[i];
        if (!node) continue;
        if (!seen.insert(node).second) throw Refusal{"the tree holds one node twice"};
        nodes.push_back(node->left);
        nodes.push_back(node->right);
        last = i + 1;
    }
    out.raw("[");
    for (std::size_t i = 0; i < last; ++i) {
        if (i) out.raw(",");
        nodes[i] ? write(out, nodes[i]->val) : out.raw("null");
    }
    out.raw("]");
}

}  // namespace dryrun_box
