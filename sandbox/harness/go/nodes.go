package box

import (
	"reflect"
	"strconv"
	"strings"
)

// shape is what a struct of the program stands for, by the names of its fields.
type shape int

const (
	other shape = iota
	chain
	tree
	graph
)

func shapeOf(t reflect.Type, wanted Type) shape {
	if t.Kind() != reflect.Struct || wanted.Name == "tuple" || wanted.Name == "optional" {
		return other
	}
	switch {
	case has(t, "val", "next"):
		return chain
	case has(t, "val", "left", "right"):
		return tree
	case has(t, "n", "edges", "directed"):
		return graph
	}
	return other
}

func has(t reflect.Type, names ...string) bool {
	for _, name := range names {
		if index(t, name) < 0 {
			return false
		}
	}
	return true
}

func index(t reflect.Type, name string) int {
	for at := range t.NumField() {
		if strings.EqualFold(t.Field(at).Name, name) {
			return at
		}
	}
	return -1
}

// field gives a node's field, which only needs to be addressable to be set.
func field(node reflect.Value, name string) reflect.Value {
	found := node.Elem().Field(index(node.Type().Elem(), name))
	return writable(found)
}

func readNode(in *reader, pointer reflect.Type, t Type) reflect.Value {
	node := reflect.New(pointer.Elem())
	read(in, field(node, "val"), t)
	return node
}

func readNodes(in *reader, pointer reflect.Type, t Type) []reflect.Value {
	var nodes []reflect.Value
	in.expect('[', "a list of a linked list's values")
	for in.more(len(nodes), ']') {
		nodes = append(nodes, readNode(in, pointer, t))
		if last := len(nodes) - 1; last > 0 {
			field(nodes[last-1], "next").Set(nodes[last])
		}
	}
	return nodes
}

func readChain(in *reader, into reflect.Value, t Type) {
	into.SetZero()
	var nodes []reflect.Value
	if in.takeNull() {
		return
	}
	if in.take('{') {
		for count := 0; in.more(count, '}'); count++ {
			key := in.string()
			in.expect(':', "a colon")
			if key == "items" {
				nodes = readNodes(in, into.Type(), t)
			} else if target := int(in.natural(62, "int")); target < len(nodes) {
				field(nodes[len(nodes)-1], "next").Set(nodes[target])
			}
		}
	} else {
		nodes = readNodes(in, into.Type(), t)
	}
	if len(nodes) > 0 {
		into.Set(nodes[0])
	}
}

func writeChain(out *writer, head reflect.Value, t Type) {
	seen := map[uintptr]int{}
	var items writer
	cycle := -1
	for node := head; !node.IsNil(); node = field(node, "next") {
		if at, again := seen[node.Pointer()]; again {
			cycle = at
			break
		}
		if len(seen) > 0 {
			items.raw(",")
		}
		seen[node.Pointer()] = len(seen)
		write(&items, field(node, "val"), t)
	}
	if cycle < 0 {
		out.raw("[" + string(items.text) + "]")
		return
	}
	out.raw(`{"items":[` + string(items.text) + `],"cycle_at":` + strconv.Itoa(cycle) + "}")
}

func readTree(in *reader, into reflect.Value, t Type) {
	into.SetZero()
	if in.takeNull() {
		return
	}
	var nodes []reflect.Value
	in.expect('[', "a list of a tree's values")
	for count := 0; in.more(count, ']'); count++ {
		child := into
		if count > 0 {
			parent := (count - 1) / 2
			if parent >= len(nodes) {
				panic(refusal(in.place + ": a tree's value has no parent"))
			}
			child = field(nodes[parent], []string{"right", "left"}[count%2])
		}
		if in.takeNull() {
			continue
		}
		node := readNode(in, into.Type(), t)
		nodes = append(nodes, node)
		child.Set(node)
	}
}

func writeTree(out *writer, root reflect.Value, t Type) {
	nodes := []reflect.Value{root}
	seen := map[uintptr]bool{}
	last := 0
	for at := 0; at < len(nodes); at++ {
		node := nodes[at]
		if node.IsNil() {
			continue
		}
		if seen[node.Pointer()] {
			panic(refusal("the tree holds one node twice"))
		}
		seen[node.Pointer()] = true
		nodes = append(nodes, field(node, "left"), field(node, "right"))
		last = at + 1
	}
	writeList(out, last, func(at int) {
		if nodes[at].IsNil() {
			out.raw("null")
		} else {
			write(out, field(nodes[at], "val"), t)
		}
	})
}

func readGraph(in *reader, into reflect.Value) {
	in.expect('{', "a graph")
	for count := 0; in.more(count, '}'); count++ {
		at := index(into.Type(), in.string())
		in.expect(':', "a colon")
		if at < 0 {
			in.raw()
			continue
		}
		read(in, writable(into.Field(at)), Type{})
	}
}

func writeGraph(out *writer, value reflect.Value) {
	for at, name := range []string{"n", "edges", "directed"} {
		out.raw([]string{"{", ",", ","}[at])
		out.string(name)
		out.raw(":")
		write(out, value.Field(index(value.Type(), name)), Type{})
	}
	out.raw("}")
}
