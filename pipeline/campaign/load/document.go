package load

import (
	"bytes"
	"errors"
	"io"
	"reflect"
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
	whole  reflect.Type                             // what the file is decoded into
	fields map[reflect.Type]map[string]reflect.Type // of what was met so far
}

// decode reads YAML into out and gathers everything that is wrong: syntax,
// unknown and repeated keys, values of the wrong kind. It reports whether
// out holds the whole file.
//
// yaml.Decoder.KnownFields would stop at the first text that a type of ours
// refuses, without its line; so the tree is checked against out's type first
// (see strict.go), and what is wrong is taken out before decoding.
func decode(file string, data []byte, out any, faults *collector) (*document, bool) {
	d := &document{file: file, lines: map[string]int{}, broken: map[string]bool{}, faults: faults, fields: map[reflect.Type]map[string]reflect.Type{}}
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

// syntaxWords say of the library's complaints what was most likely typed wrong.
// The line is that at which the text no longer made sense: often the one after.
var syntaxWords = []struct{ of, zh string }{
	{"could not find expected ':'", "这一行或上一行少了冒号：名称后面写半角冒号和一个空格，再写内容"},
	{"expected <document start>", "这一行或上一行少了冒号：名称后面写半角冒号和一个空格，再写内容"},
	{"mapping values are not allowed", "这一行多了一个冒号，或者缩进与上一行没有对齐；内容里有冒号的，用引号括起来"},
	{"did not find expected key", "缩进没有对齐，或者上面的引号、括号没有配对"},
	{"did not find expected '-' indicator", "列表的各行没有对齐：每行以“- ”开头，前面的空格一样多"},
	{"did not find expected ',' or", "括号没有配对，或者两项之间少了半角逗号"},
	{"did not find expected node content", "括号里少了内容，或者多了一个逗号"},
	{"block sequence entries are not allowed", "“- ”不能写在这里：列表要另起一行"},
	{"unexpected end of stream", "上面有一个引号没有配对"},
	{"unexpected document indicator", "上面有一个引号没有配对"},
	{"unknown escape character", "双引号里的“\\”写法不对：Windows 的路径用“/”"},
	{"cannot start any token", "内容不能以这个符号开头，请用引号括起来；缩进只能用空格，不能用制表符"},
	{"tab", "缩进只能用空格，不能用制表符"},
	{"UTF-", "文件不是 UTF-8 编码：请用记事本“另存为”，编码选 UTF-8"},
	{"control characters", "里面有看不见的控制字符，请删去这一行重新输入"},
}

// syntaxText words a complaint of the library, which goes without saying in
// English.
func syntaxText(complaint string) finding.Text {
	zh := "请与 jixiao init 生成的文件逐行对照，看冒号、引号和缩进"
	for _, w := range syntaxWords {
		if strings.Contains(complaint, w.of) {
			zh = w.zh
			break
		}
	}
	return finding.Text{ZH: "写法有误：" + zh, EN: "not valid YAML: " + complaint}
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
