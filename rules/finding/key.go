package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Key names a finding from one report to the next. Stake is what was found:
// the rule, what it is about, and what stands there; it changes with the value
// that an explanation explains. Place is where, and tells apart what is found
// the same in two rows.
type Key struct {
	Code         Code
	Stake, Place string
}

// KeyOf is the key of a finding. The severity and the wording are no part of it.
func KeyOf(f Finding) Key {
	stake := []string{string(f.Code), f.Variant, f.Form, f.Project, f.Field, f.Value, cmp.Or(f.Limit, f.Expected)}
	if f.Subject != "" { // a key from before there were others than projects stays as it is
		stake = append(stake, string(f.Subject))
	}
	for _, name := range slices.Sorted(maps.Keys(f.Args)) {
		stake = append(stake, name, f.Args[name].ZH)
	}
	return Key{f.Code, Digits(10, stake...), Digits(6, f.Place.Sheet, f.Place.Cell.String())}
}

// String is the key as a report carries it: T09-1a2b3c4d5e-6f7a8b.
func (k Key) String() string { return string(k.Code) + "-" + k.Stake + "-" + k.Place }

// ParseKey reads a key that a report carried; ok is false for anything else.
func ParseKey(s string) (k Key, ok bool) {
	parts := strings.Split(strings.TrimSpace(s), "-")
	if len(parts) != 3 || parts[0] == "" || len(parts[1]) != 10 || len(parts[2]) != 6 {
		return Key{}, false
	}
	return Key{Code(parts[0]), parts[1], parts[2]}, true
}

// Digits are the first n hexadecimal digits of a hash over texts, none of
// which can run into the next.
func Digits(n int, texts ...string) string {
	text := make([]byte, 0, 512) // as much as most take
	for _, t := range texts {
		text = append(strconv.AppendInt(text, int64(len(t)), 10), ':')
		text = append(text, t...)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])[:n]
}
