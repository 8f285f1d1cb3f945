package constraint

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Plain reads what forms can need of the language, without a library: each word
// of Words means what validator means by it. It cannot read any other.
type Plain struct{}

// Read says why a constraint cannot be read.
func (Plain) Read(tag string) error {
	for part := range strings.SplitSeq(tag, ",") {
		if tag == "" || part == "omitempty" {
			continue
		}
		name, param, _ := strings.Cut(part, "=")
		w, known := words[name]
		switch {
		case !known, strings.Contains(part, "|"):
			return fmt.Errorf("constraint %q: %q is not known here", tag, part)
		case w.counts && !isCount(param):
			return fmt.Errorf("constraint %q: %q is no whole number", tag, param)
		}
	}
	return nil
}

// Holds reports whether a text meets a constraint that can be read.
func (Plain) Holds(text, tag string) bool {
	if tag == "" {
		return true
	}
	for part := range strings.SplitSeq(tag, ",") {
		if part == "omitempty" {
			if text == "" {
				return true
			}
			continue
		}
		name, param, _ := strings.Cut(part, "=")
		if w, known := words[name]; !known || !w.holds(text, unescaped.Replace(param)) {
			return false
		}
	}
	return true
}

// Words are those that Plain can read, besides omitempty.
func Words() []string {
	var names []string
	for name := range words {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// unescaped are signs that part constraints, as they are written within one.
var unescaped = strings.NewReplacer("0x2C", ",", "0x7C", "|")

// word is one word of the language.
type word struct {
	holds  func(text, param string) bool
	counts bool // its parameter is a whole number
}

var words = map[string]word{
	"gt":         {holds: comparing("gt")},
	"gte":        {holds: comparing("gte")},
	"lt":         {holds: comparing("lt")},
	"lte":        {holds: comparing("lte")},
	"eq":         {holds: func(text, param string) bool { return text == param }},
	"ne":         {holds: func(text, param string) bool { return text != param }},
	"len":        {counting(func(n, param int64) bool { return n == param }), true},
	"min":        {counting(func(n, param int64) bool { return n >= param }), true},
	"max":        {counting(func(n, param int64) bool { return n <= param }), true},
	"oneof":      {holds: func(text, param string) bool { return slices.Contains(listed(param), text) }},
	"required":   {holds: func(text, _ string) bool { return text != "" }},
	"numeric":    {holds: matching(`^[-+]?[0-9]+(?:\.[0-9]+)?$`)},
	"number":     {holds: matching(`^[0-9]+$`)},
	"alpha":      {holds: matching(`^[a-zA-Z]+$`)},
	"alphanum":   {holds: matching(`^[a-zA-Z0-9]+$`)},
	"contains":   {holds: strings.Contains},
	"excludes":   {holds: func(text, param string) bool { return !strings.Contains(text, param) }},
	"startswith": {holds: strings.HasPrefix},
	"endswith":   {holds: strings.HasSuffix},
}

func comparing(name string) func(text, param string) bool {
	holds := Comparisons()[name]
	return func(text, param string) bool { return Compare(holds, text, param) }
}

// counting compares how many characters a text has.
func counting(holds func(n, param int64) bool) func(text, param string) bool {
	return func(text, param string) bool {
		n, err := strconv.ParseInt(param, 0, 64)
		return err == nil && holds(int64(utf8.RuneCountInString(text)), n)
	}
}

func isCount(param string) bool {
	_, err := strconv.ParseInt(unescaped.Replace(param), 0, 64)
	return err == nil
}

func matching(pattern string) func(text, param string) bool {
	re := regexp.MustCompile(pattern)
	return func(text, _ string) bool { return re.MatchString(text) }
}

var entry = regexp.MustCompile(`'[^']*'|\S+`)

// listed are the entries of a list: parted by blanks, or in single quotes.
func listed(param string) []string {
	all := entry.FindAllString(param, -1)
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], "'", "")
	}
	return all
}
