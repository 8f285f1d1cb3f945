package campaign

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"jixiao/rules/finding"
)

// maxDocument is the largest YAML file that is read at all, in bytes.
const maxDocument = 1 << 20

// document is one YAML file: it knows on which line each of its keys stands.
type document struct {
	file   string
	lines  map[string]int  // by key path, such as fields[3].type
	broken map[string]bool // key paths that already have a fault
	faults *collector
}

// decode reads YAML into out and gathers everything that is wrong: syntax,
// unknown and repeated keys, values of the wrong kind. It reports whether
// out holds the whole file.
//
// yaml.Decoder.KnownFields would stop at the first text that a type of ours
// refuses, without its line; so the tree is checked against out's type first
// (see strict.go), and what is wrong is taken out before decoding.
func decode(file string, data []byte, out any, faults *collector) (*document, bool) {
	d := &document{file: file, lines: map[string]int{}, broken: map[string]bool{}, faults: faults}
	before := len(faults.list)
	root, ok := d.parse(data)
	if !ok {
		return d, false
	}
	d.check(root, out)
	if err := root.Decode(out); err != nil {
		d.faultAt(root.Line, "", finding.Text{ZH: syntaxText("").ZH, EN: "unreadable: " + err.Error()})
	}
	return d, len(faults.list) == before
}

// parse makes the file's tree, which must be the only one in it.
func (d *document) parse(data []byte) (*yaml.Node, bool) {
	if len(data) > maxDocument {
		d.faultAt(0, "", say("文件超过 1 MB，不像是配置文件", "larger than 1 MB: this is no configuration file"))
		return nil, false
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	if err := dec.Decode(&first); errors.Is(err, io.EOF) {
		d.faultAt(0, "", say("文件是空的", "the file is empty"))
		return nil, false
	} else if err != nil {
		d.syntax(err)
		return nil, false
	}
	if err := dec.Decode(&second); err == nil {
		d.faultAt(second.Line, "", say("一个文件里只能有一份配置，请删去 --- 之后的内容",
			"only one document a file: remove what follows ---"))
	} else if !errors.Is(err, io.EOF) {
		d.syntax(err)
		return nil, false
	}
	return first.Content[0], true
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax reports text that is no YAML.
func (d *document) syntax(err error) {
	line := 0
	text := err.Error()
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = text[len(m[0]):]
	}
	d.faultAt(line, "", syntaxText(text))
}

func (d *document) faultAt(line int, key string, text finding.Text) {
	d.broken[key] = true
	d.faults.add(Fault{File: d.file, Line: line, Key: key, Message: text})
}

// fault reports what is wrong at a key path, on the line of the nearest key
// above it that is in the file.
func (d *document) fault(key string, text finding.Text) { d.faultAt(d.line(key), key, text) }

func (d *document) line(key string) int {
	for ; key != ""; key = parentKey(key) {
		if line, ok := d.lines[key]; ok {
			return line
		}
	}
	return d.lines[""]
}

// isBroken reports whether the key or one above it already has a fault, so
// that one mistake is told once.
func (d *document) isBroken(key string) bool {
	for ; key != ""; key = parentKey(key) {
		if d.broken[key] {
			return true
		}
	}
	return false
}

// parentKey takes the last step off a key path: fields[3].type → fields[3] →
// fields → "".
func parentKey(key string) string {
	return key[:max(strings.LastIndexAny(key, ".["), 0)]
}
