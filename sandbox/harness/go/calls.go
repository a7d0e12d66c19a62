package box

import (
	"reflect"
	"strconv"
)

// Terms is what the question says about a function. Params is nil when it says nothing.
type Terms struct {
	Name    string
	Params  []Type
	Returns Type
	InPlace int
}

// Invoke makes one call, given its arguments as JSON, and writes its value.
type Invoke func(in *reader, out *writer)

// Function serves calls of a function.
func Function(terms Terms, function any) Invoke {
	callee := reflect.ValueOf(function)
	return func(in *reader, out *writer) {
		call(terms, callee, nil, in, out)
	}
}

// Method is a method of an object: a function whose first parameter is the object.
type Method struct {
	Terms    Terms
	Function any
}

// Object serves lives of objects, JSON lists of steps `[name, arguments]`; the first constructs.
func Object(terms Terms, constructor any, methods []Method) Invoke {
	return func(in *reader, out *writer) {
		var object reflect.Value
		in.expect('[', "a list of steps")
		for count := 0; in.more(count, ']'); count++ {
			in.expect('[', "a step")
			name := in.string()
			in.take(',')
			if count == 0 {
				out.raw("[null")
				object = construct(terms, reflect.ValueOf(constructor), in)
			} else {
				out.raw(",")
			}
			for _, method := range methods {
				if count > 0 && name == method.Terms.Name {
					callee := reflect.ValueOf(method.Function)
					call(method.Terms, callee, []reflect.Value{object}, in, out)
				}
			}
			in.expect(']', "the end of the step")
		}
		out.raw("]")
	}
}

func construct(terms Terms, constructor reflect.Value, in *reader) reflect.Value {
	check(terms, constructor, 0)
	made := apply(constructor, arguments(terms, constructor, 0, in))
	if len(made) == 0 {
		panic(mistake(terms.Name + " must return an object"))
	}
	object := made[0]
	if object.Kind() == reflect.Interface {
		object = object.Elem()
	}
	if object.Kind() == reflect.Pointer {
		return object
	}
	pointer := reflect.New(object.Type())
	pointer.Elem().Set(object)
	return pointer
}

func call(terms Terms, callee reflect.Value, receiver []reflect.Value, in *reader, out *writer) {
	check(terms, callee, len(receiver))
	given := arguments(terms, callee, len(receiver), in)
	returned := apply(callee, append(receiver, given...))
	inPlace := terms.InPlace >= 0 && terms.InPlace < len(given)
	switch {
	case inPlace && terms.Returns.Name == "void":
		write(out, given[terms.InPlace], terms.Params[terms.InPlace])
	case inPlace:
		out.raw("[")
		writeReturned(out, returned, terms.Returns)
		out.raw(",")
		write(out, given[terms.InPlace], terms.Params[terms.InPlace])
		out.raw("]")
	default:
		writeReturned(out, returned, terms.Returns)
	}
}

func apply(callee reflect.Value, given []reflect.Value) []reflect.Value {
	if callee.Type().IsVariadic() {
		return callee.CallSlice(given)
	}
	return callee.Call(given)
}

// writeReturned writes several returned values as the tuple that they are.
func writeReturned(out *writer, returned []reflect.Value, t Type) {
	switch {
	case len(returned) == 0 || t.Name == "void":
		out.raw("null")
	case len(returned) == 1:
		write(out, returned[0], t)
	default:
		writeList(out, len(returned), func(at int) { write(out, returned[at], t.part(at)) })
	}
}

func check(terms Terms, callee reflect.Value, receivers int) {
	if callee.Kind() != reflect.Func {
		panic(mistake(terms.Name + " must be a function"))
	}
	if terms.Params == nil {
		return
	}
	wanted, has := len(terms.Params), callee.Type().NumIn()-receivers
	if wanted != has {
		panic(mistake(terms.Name + " must have " + parameters(wanted) + ", it has " +
			strconv.Itoa(has)))
	}
	if terms.Returns.Name != "void" && callee.Type().NumOut() == 0 {
		panic(mistake(terms.Name + " must return a value"))
	}
}

func parameters(count int) string {
	if count == 1 {
		return "1 parameter"
	}
	return strconv.Itoa(count) + " parameters"
}

func arguments(terms Terms, callee reflect.Value, skipped int, in *reader) []reflect.Value {
	values := make([]reflect.Value, callee.Type().NumIn()-skipped)
	in.place = "the arguments"
	in.expect('[', "a list of arguments")
	for at := range values {
		in.place = "argument " + strconv.Itoa(at+1)
		in.more(at, 0)
		t := Type{}
		if at < len(terms.Params) {
			t = terms.Params[at]
		}
		values[at] = reflect.New(callee.Type().In(at + skipped)).Elem()
		read(in, values[at], t)
	}
	in.place = "argument " + strconv.Itoa(len(values)+1)
	in.expect(']', "no further argument")
	return values
}
