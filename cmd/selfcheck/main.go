//go:build js && wasm

// Command selfcheck is the program inside 自查.html: what the page asks for, by
// package selfcheck, in a Worker.
//
// It owns how bytes and results pass between the page and Go. It refuses all else.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"syscall/js"
	"time"

	"jixiao/pipeline/campaign/snapshot"
	"jixiao/pipeline/markedcopy"
	"jixiao/pipeline/selfcheck"
)

// page is what the page has opened.
type page struct{ checker *selfcheck.Checker }

func main() {
	// There is one file at a time, and memory enough: collecting garbage all the
	// while would cost more than it frees.
	debug.SetGCPercent(400)
	var p page
	js.Global().Set("jixiao", js.ValueOf(map[string]any{
		"open":    js.FuncOf(answering(p.open)),
		"warm":    js.FuncOf(answering(p.warm)),
		"today":   js.FuncOf(answering(p.today)),
		"check":   js.FuncOf(answering(p.check)),
		"mark":    js.FuncOf(answering(p.mark)),
		"correct": js.FuncOf(answering(p.correct)),
	}))
	select {}
}

// answering gives what a function answers as {value} or {error}: a panic would end
// the program.
func answering(f func(args []js.Value) (any, error)) func(js.Value, []js.Value) any {
	return func(_ js.Value, args []js.Value) (out any) {
		defer func() {
			if broken := recover(); broken != nil {
				out = map[string]any{"error": fmt.Sprint(broken)}
			}
		}()
		value, err := f(args)
		if err != nil {
			return map[string]any{"error": err.Error()}
		}
		return map[string]any{"value": value}
	}
}

// open takes the campaign.
func (p *page) open(args []js.Value) (any, error) {
	c, err := snapshot.Open(bytesOf(args[0]))
	if err != nil {
		return nil, err
	}
	p.checker = selfcheck.New(c)
	return nil, nil
}

// warm takes the time, and makes the first file no slower than others.
func (p *page) warm(args []js.Value) (any, error) { return nil, p.checker.Warm(clock(args[0])) }

// today takes the time and gives what is owed.
func (p *page) today(args []js.Value) (any, error) {
	out, err := p.checker.Today(clock(args[0]))
	return asJSON(out, err)
}

// check takes name, bytes and time of a file and gives the result.
func (p *page) check(args []js.Value) (any, error) {
	out, err := p.checker.Check(context.Background(), args[0].String(), bytesOf(args[1]), clock(args[2]))
	return asJSON(out, err)
}

// mark takes the same and gives the marked copy.
func (p *page) mark(args []js.Value) (any, error) { return copied(p.checker.Mark, args) }

// correct takes the same and gives the corrected copy.
func (p *page) correct(args []js.Value) (any, error) {
	out, err := copied(p.checker.Correct, args)
	if errors.Is(err, markedcopy.ErrIdle) {
		return nil, errors.New("idle") // the page has words for that
	}
	return out, err
}

func copied(by func(context.Context, string, []byte, time.Time) ([]byte, error), args []js.Value) (any, error) {
	data, err := by(context.Background(), args[0].String(), bytesOf(args[1]), clock(args[2]))
	if err != nil {
		return nil, err
	}
	out := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(out, data)
	return out, nil
}

func asJSON(value any, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(value)
	return string(data), err
}

func bytesOf(array js.Value) []byte {
	data := make([]byte, array.Length())
	js.CopyBytesToGo(data, array)
	return data
}

// clock is a moment as the page counts it.
func clock(millis js.Value) time.Time { return time.UnixMilli(int64(millis.Float())) }
