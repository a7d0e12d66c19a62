package box

import (
	"reflect"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// Type is a type of the question, which tells a character from a number and a tuple from a list.
// Without a question its name is empty, and the types of Go say how values are read and written.
type Type struct {
	Name string
	Of   []Type
}

// part is the type of an item: a tuple has one for each, the others have one for all.
func (t Type) part(at int) Type {
	switch {
	case len(t.Of) == 0:
		return Type{}
	case t.Name == "tuple" && at < len(t.Of):
		return t.Of[at]
	}
	return t.Of[len(t.Of)-1]
}

var natural = map[string]reflect.Type{
	"int":   reflect.TypeFor[int](),
	"float": reflect.TypeFor[float64](),
	"bool":  reflect.TypeFor[bool](),
	"str":   reflect.TypeFor[string](),
	"char":  reflect.TypeFor[rune](),
}

// goType is what a value of a type becomes where the program says `any`.
func goType(t Type) reflect.Type {
	switch t.Name {
	case "list":
		return reflect.SliceOf(goType(t.Of[0]))
	case "map":
		return reflect.MapOf(goType(t.Of[0]), goType(t.Of[1]))
	case "optional":
		return reflect.PointerTo(goType(t.Of[0]))
	case "tuple":
		return reflect.TypeFor[[]any]()
	}
	if found, known := natural[t.Name]; known {
		return found
	}
	panic(mistake("a value of type any could be anything"))
}

// writable gives access to a field that the program does not export.
func writable(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
}

func read(in *reader, into reflect.Value, t Type) {
	if t.Name == "char" && into.Kind() != reflect.Interface && into.Kind() != reflect.Pointer {
		readCharacter(in, into)
		return
	}
	switch kind := into.Kind(); kind {
	case reflect.Bool:
		into.SetBool(in.boolean())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		into.SetInt(in.integer(into.Type().Bits(), into.Type().String()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		into.SetUint(in.natural(into.Type().Bits(), into.Type().String()))
	case reflect.Float32, reflect.Float64:
		into.SetFloat(in.number())
	case reflect.String:
		into.SetString(in.string())
	case reflect.Interface:
		value := reflect.New(goType(t)).Elem()
		read(in, value, t)
		into.Set(value)
	case reflect.Slice, reflect.Array:
		readItems(in, into, t)
	case reflect.Map:
		readMap(in, into, t)
	case reflect.Struct:
		readStruct(in, into, t)
	case reflect.Pointer:
		readPointer(in, into, t)
	default:
		panic(mistake("no value of a question has the type " + into.Type().String()))
	}
}

func readCharacter(in *reader, into reflect.Value) {
	start := in.at
	text := ""
	if in.peek() == '"' {
		text = in.string()
	}
	code, size := utf8.DecodeRuneInString(text)
	if size == 0 || size != len(text) || into.Kind() == reflect.Uint8 && size > 1 {
		in.at = start
		in.refuse("a string of one character")
	}
	switch into.Kind() {
	case reflect.String:
		into.SetString(text)
	case reflect.Uint8:
		into.SetUint(uint64(code))
	case reflect.Int32:
		into.SetInt(int64(code))
	default:
		panic(mistake("no character has the type " + into.Type().String()))
	}
}

func readItems(in *reader, into reflect.Value, t Type) {
	in.expect('[', "a list")
	if into.Kind() == reflect.Slice {
		into.Set(reflect.MakeSlice(into.Type(), 0, 0))
	}
	count := 0
	for ; in.more(count, ']'); count++ {
		if into.Kind() == reflect.Slice {
			if into.Len() == into.Cap() {
				into.Grow(1)
			}
			into.SetLen(count + 1)
		} else if count >= into.Len() {
			in.refuse("the end of the list")
		}
		read(in, into.Index(count), t.part(count))
	}
	if count < into.Len() {
		panic(refusal(in.place + ": a list of " + strconv.Itoa(into.Len()) + " expected"))
	}
}

func readMap(in *reader, into reflect.Value, t Type) {
	in.expect('{', "an object")
	into.Set(reflect.MakeMap(into.Type()))
	for count := 0; in.more(count, '}'); count++ {
		key := reflect.New(into.Type().Key()).Elem()
		keyType := Type{"str", nil}
		if len(t.Of) == 2 {
			keyType = t.Of[0]
		}
		read(in, key, keyType)
		in.expect(':', "a colon")
		item := reflect.New(into.Type().Elem()).Elem()
		read(in, item, t.part(1))
		into.SetMapIndex(key, item)
	}
}

func readStruct(in *reader, into reflect.Value, t Type) {
	if in.peek() == '{' {
		readGraph(in, into)
		return
	}
	in.expect('[', "a list")
	for at := range into.NumField() {
		in.more(at, 0)
		read(in, writable(into.Field(at)), t.part(at))
	}
	in.expect(']', "the end of the list")
}

func readPointer(in *reader, into reflect.Value, t Type) {
	switch shapeOf(into.Type().Elem(), t) {
	case chain:
		readChain(in, into, t.part(0))
	case tree:
		readTree(in, into, t.part(0))
	default:
		inner := t
		if t.Name == "optional" {
			inner = t.part(0)
		}
		if in.takeNull() {
			into.SetZero()
			return
		}
		into.Set(reflect.New(into.Type().Elem()))
		read(in, into.Elem(), inner)
	}
}

func write(out *writer, value reflect.Value, t Type) {
	if t.Name == "char" && value.CanInt() {
		out.string(string(rune(value.Int())))
		return
	}
	switch kind := value.Kind(); kind {
	case reflect.Bool:
		out.text = strconv.AppendBool(out.text, value.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		out.text = strconv.AppendInt(out.text, value.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if t.Name == "char" {
			out.string(string([]byte{byte(value.Uint())}))
			return
		}
		out.text = strconv.AppendUint(out.text, value.Uint(), 10)
	case reflect.Float32, reflect.Float64:
		out.number(value.Float(), value.Type().Bits())
	case reflect.String:
		out.string(value.String())
	case reflect.Interface:
		if value.IsNil() {
			out.raw("null")
			return
		}
		write(out, value.Elem(), t)
	case reflect.Slice, reflect.Array:
		writeList(out, value.Len(), func(at int) { write(out, value.Index(at), t.part(at)) })
	case reflect.Map:
		writeMap(out, value, t)
	case reflect.Struct:
		if shapeOf(value.Type(), t) == graph {
			writeGraph(out, value)
			return
		}
		writeList(out, value.NumField(), func(at int) { write(out, value.Field(at), t.part(at)) })
	case reflect.Pointer:
		writePointer(out, value, t)
	default:
		panic(refusal("a value of type " + value.Type().String() + " is not JSON"))
	}
}

func writeList(out *writer, count int, item func(at int)) {
	out.raw("[")
	for at := range count {
		if at > 0 {
			out.raw(",")
		}
		item(at)
	}
	out.raw("]")
}

func writeMap(out *writer, value reflect.Value, t Type) {
	before := "{"
	for each := value.MapRange(); each.Next(); before = "," {
		out.raw(before)
		keyType := Type{}
		if len(t.Of) == 2 {
			keyType = t.Of[0]
		}
		var key writer
		write(&key, each.Key(), keyType)
		if key.text[0] == '"' {
			out.raw(string(key.text))
		} else {
			out.string(string(key.text))
		}
		out.raw(":")
		write(out, each.Value(), t.part(1))
	}
	if before == "{" {
		out.raw(before)
	}
	out.raw("}")
}

func writePointer(out *writer, value reflect.Value, t Type) {
	switch shapeOf(value.Type().Elem(), t) {
	case chain:
		writeChain(out, value, t.part(0))
	case tree:
		writeTree(out, value, t.part(0))
	default:
		inner := t
		if t.Name == "optional" {
			inner = t.part(0)
		}
		if value.IsNil() {
			out.raw("null")
			return
		}
		write(out, value.Elem(), inner)
	}
}
