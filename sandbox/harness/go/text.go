package box

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// refusal says why a call cannot be made, or its value not be expressed.
type refusal string

// mistake says why the program does not fit the question, whatever it is called with.
type mistake string

// reader takes one JSON value after the other from a text that the host has made, so it is
// well-formed.
type reader struct {
	text  string
	at    int
	place string
}

func (in *reader) peek() byte {
	for in.at < len(in.text) {
		switch next := in.text[in.at]; next {
		case ' ', '\t', '\r', '\n':
			in.at++
		default:
			return next
		}
	}
	return 0
}

func (in *reader) refuse(what string) {
	found := in.raw()
	if len(found) > 40 {
		found = found[:37] + "..."
	}
	if found == "" {
		found = "nothing"
	}
	panic(refusal(in.place + ": " + what + " expected, got " + found))
}

func (in *reader) take(wanted byte) bool {
	if in.peek() != wanted {
		return false
	}
	in.at++
	return true
}

func (in *reader) expect(wanted byte, what string) {
	if !in.take(wanted) {
		in.refuse(what)
	}
}

func (in *reader) takeNull() bool {
	if in.peek() != 'n' {
		return false
	}
	in.raw()
	return true
}

// more says whether a list or an object goes on, given its closing character.
func (in *reader) more(count int, closing byte) bool {
	if in.take(closing) {
		return false
	}
	if count > 0 {
		in.take(',')
	}
	return true
}

func (in *reader) boolean() bool {
	first := in.peek()
	if first != 't' && first != 'f' {
		in.refuse("a bool")
	}
	in.raw()
	return first == 't'
}

func (in *reader) digits(what string) string {
	if first := in.peek(); first != '-' && (first < '0' || first > '9') {
		in.refuse(what)
	}
	return in.raw()
}

func (in *reader) number() float64 {
	value, _ := strconv.ParseFloat(in.digits("a number"), 64)
	return value
}

func (in *reader) misfit(text string, problem error, kind string) {
	if problem.(*strconv.NumError).Err == strconv.ErrRange {
		panic(refusal(in.place + ": " + text + " does not fit " + kind))
	}
	panic(refusal(in.place + ": an integer expected, got " + text))
}

func (in *reader) integer(bits int, kind string) int64 {
	text := in.digits("an integer")
	value, problem := strconv.ParseInt(text, 10, bits)
	if problem != nil {
		in.misfit(text, problem, kind)
	}
	return value
}

func (in *reader) natural(bits int, kind string) uint64 {
	text := in.digits("an integer")
	value, problem := strconv.ParseUint(text, 10, bits)
	if problem != nil && text[0] == '-' {
		problem = &strconv.NumError{Err: strconv.ErrRange}
	}
	if problem != nil {
		in.misfit(text, problem, kind)
	}
	return value
}

func (in *reader) string() string {
	if in.peek() != '"' {
		in.refuse("a string")
	}
	in.at++
	var value []byte
	for start := in.at; in.at < len(in.text); in.at++ {
		switch in.text[in.at] {
		case '"':
			value = append(value, in.text[start:in.at]...)
			in.at++
			return string(value)
		case '\\':
			value = append(value, in.text[start:in.at]...)
			value = in.escape(value)
			start = in.at
			in.at--
		}
	}
	return string(value)
}

func (in *reader) escape(value []byte) []byte {
	letter := in.text[in.at+1]
	in.at += 2
	switch letter {
	case 'b':
		return append(value, '\b')
	case 'f':
		return append(value, '\f')
	case 'n':
		return append(value, '\n')
	case 'r':
		return append(value, '\r')
	case 't':
		return append(value, '\t')
	case 'u':
		code := in.hexadecimal()
		if code>>10 == 0x36 && in.at+6 <= len(in.text) && in.text[in.at:in.at+2] == "\\u" {
			in.at += 2
			code = 0x10000 + (code&0x3FF)<<10 + in.hexadecimal()&0x3FF
		}
		return utf8.AppendRune(value, rune(code))
	}
	return append(value, letter)
}

func (in *reader) hexadecimal() uint64 {
	value, _ := strconv.ParseUint(in.text[in.at:in.at+4], 16, 32)
	in.at += 4
	return value
}

// raw takes the text of the next value, whatever it is.
func (in *reader) raw() string {
	in.peek()
	start, depth := in.at, 0
	for in.at < len(in.text) {
		next := in.text[in.at]
		switch next {
		case '"':
			for in.at++; in.at < len(in.text) && in.text[in.at] != '"'; in.at++ {
				if in.text[in.at] == '\\' {
					in.at++
				}
			}
		case '[', '{':
			depth++
		case ']', '}':
			if depth == 0 {
				return in.text[start:in.at]
			}
			depth--
		case ',', ':', ' ', '\n':
			if depth == 0 {
				return in.text[start:in.at]
			}
		}
		in.at++
		if depth == 0 && (next == '"' || next == ']' || next == '}') {
			break
		}
	}
	return in.text[start:in.at]
}

// writer collects the JSON text of one value.
type writer struct {
	text []byte
}

func (out *writer) raw(text string) {
	out.text = append(out.text, text...)
}

// Bytes that are no valid UTF-8 stay as they are: the host refuses them.
func (out *writer) string(value string) {
	const hex = "0123456789abcdef"
	out.text = append(out.text, '"')
	for i := 0; i < len(value); i++ {
		switch next := value[i]; {
		case next == '"' || next == '\\':
			out.text = append(out.text, '\\', next)
		case next < ' ':
			out.text = append(out.text, '\\', 'u', '0', '0', hex[next>>4], hex[next&15])
		default:
			out.text = append(out.text, next)
		}
	}
	out.text = append(out.text, '"')
}

func (out *writer) number(value float64, bits int) {
	// The host refuses these names with a text of its own.
	switch {
	case math.IsNaN(value):
		out.raw("NaN")
	case math.IsInf(value, 1):
		out.raw("Infinity")
	case math.IsInf(value, -1):
		out.raw("-Infinity")
	case value == math.Trunc(value) && math.Abs(value) < 1e15:
		out.text = strconv.AppendFloat(out.text, value, 'f', 1, bits)
	default:
		out.text = strconv.AppendFloat(out.text, value, 'g', -1, bits)
	}
}
