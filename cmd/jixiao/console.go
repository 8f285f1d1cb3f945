package main

import (
	"encoding/json"
	"fmt"
	"io"

	"jixiao/rules/finding"
)

// console is whom a command speaks with: its streams and the language.
type console struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	lang           finding.Lang
}

func (c console) say(zh, en string) string { return finding.Text{ZH: zh, EN: en}.In(c.lang) }

// printRest says how many of a list were not printed, if any.
func (c console) printRest(n int, zh, en string) error {
	if n <= 0 {
		return nil
	}
	_, err := fmt.Fprintf(c.Stdout, c.say(zh, en), n)
	return err
}

// printJSON prints what programs read.
func (c console) printJSON(v any) error {
	e := json.NewEncoder(c.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
