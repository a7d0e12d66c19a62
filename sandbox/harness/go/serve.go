// Package box serves calls of a program on the descriptors that it is started with.
// Frames: sandbox/harness/frames.py.
package box

import (
	"encoding/binary"
	"os"
	"path"
	"reflect"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
)

const (
	requests    = 60
	results     = 61
	channelLost = 97
	nonceBytes  = 8
	mostFrames  = 8
	mostError   = 4000
	ownFile     = "solution.go"
)

// Serve answers requests until they end.
func Serve(invoke Invoke) {
	limitMemory()
	for {
		request := readMessage()
		if len(request) < nonceBytes {
			syscall.Exit(0)
		}
		nonce, text := request[:nonceBytes], string(request[nonceBytes:])
		body := answer(invoke, text)
		frame := append([]byte(nil), nonce...)
		frame = binary.LittleEndian.AppendUint32(frame, uint32(len(body)))
		writeAll(append(frame, body...))
	}
}

// The collector works harder before the supervisor finds that the program uses too much.
func limitMemory() {
	if len(os.Args) < 2 {
		return
	}
	if limit, problem := strconv.ParseInt(os.Args[1], 10, 64); problem == nil {
		debug.SetMemoryLimit(limit - limit/8)
	}
}

func readMessage() []byte {
	var head [4]byte
	if !readFull(head[:]) {
		return nil
	}
	request := make([]byte, binary.LittleEndian.Uint32(head[:]))
	if !readFull(request) {
		return nil
	}
	return request
}

func readFull(into []byte) bool {
	for len(into) > 0 {
		got, problem := syscall.Read(requests, into)
		if problem == syscall.EINTR {
			continue
		}
		if problem != nil || got == 0 {
			return false
		}
		into = into[got:]
	}
	return true
}

func writeAll(frame []byte) {
	for len(frame) > 0 {
		done, problem := syscall.Write(results, frame)
		if problem == syscall.EINTR {
			continue
		}
		if problem != nil {
			syscall.Exit(channelLost)
		}
		frame = frame[done:]
	}
}

func answer(invoke Invoke, text string) (body []byte) {
	defer func() {
		switch problem := recover().(type) {
		case nil:
		case refusal:
			body = []byte("E" + string(problem))
		case mistake:
			body = []byte("C" + ownFile + ": " + string(problem))
		default:
			body = []byte("E" + describe(problem))
		}
	}()
	var out writer
	out.raw("V")
	invoke(&reader{text: text, place: "the arguments"}, &out)
	return out.text
}

// describe says what a panic was about, with the program's own frames alone.
func describe(problem any) string {
	text := "panic: " + words(problem)
	if len(text) > mostError {
		text = text[:mostError]
	}
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers)])
	shown := 0
	for shown < mostFrames {
		frame, more := frames.Next()
		if path.Base(frame.File) == ownFile {
			name := strings.TrimPrefix(frame.Function, "main.")
			text += "\n    at " + name + " (" + ownFile + ":" + strconv.Itoa(frame.Line) + ")"
			shown++
		}
		if !more {
			break
		}
	}
	return text
}

// words is how the runtime prints a panic's value, as far as it needs no formatting package. A
// method of the program may itself panic.
func words(problem any) (text string) {
	name := reflect.TypeOf(problem).String()
	defer func() {
		if recover() != nil {
			text = name + ": <no text>"
		}
	}()
	switch value := problem.(type) {
	case error:
		return value.Error()
	case interface{ String() string }:
		return value.String()
	}
	switch value := reflect.ValueOf(problem); {
	case value.Kind() == reflect.String:
		return value.String()
	case value.CanInt():
		return name + "(" + strconv.FormatInt(value.Int(), 10) + ")"
	case value.CanFloat():
		return name + "(" + strconv.FormatFloat(value.Float(), 'g', -1, 64) + ")"
	}
	return "a value of type " + name
}
