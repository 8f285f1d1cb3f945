package load

import (
	"encoding"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// check compares a YAML tree with the type that it is to be decoded into.
// What does not fit is reported and taken out of the tree.
func (d *document) check(root *yaml.Node, out any) {
	d.lines[""] = root.Line
	d.whole = reflect.TypeOf(out).Elem()
	d.visit(root, d.whole, "")
}

// visit checks one node; key is its path.
func (d *document) visit(n *yaml.Node, t reflect.Type, key string) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if d.foreign(n, key) || isNull(n) {
		clearNode(n)
		return
	}
	switch shape := shapeOf(t); {
	case shape == anyShape:
		d.visitAny(n, key)
	case n.Kind == yaml.ScalarNode && shape == mapShape && readsText(n, t):
	case shape != kindShapes[n.Kind]:
		d.fault(key, wantShape(shape, t))
		clearNode(n)
	case shape == mapShape:
		d.visitMap(n, t, key)
	case shape == listShape:
		for i, item := range n.Content {
			at := fmt.Sprintf("%s[%d]", key, i)
			d.lines[at] = item.Line
			d.visit(item, t.Elem(), at)
		}
	default:
		d.visitValue(n, t, key)
	}
}

// shape is what a Go type looks like in YAML.
type shape uint8

const (
	valueShape shape = iota
	mapShape
	listShape
	anyShape
)

var kindShapes = map[yaml.Kind]shape{yaml.ScalarNode: valueShape, yaml.MappingNode: mapShape, yaml.SequenceNode: listShape}

func shapeOf(t reflect.Type) shape {
	pointer := reflect.PointerTo(t)
	switch {
	case t.Kind() == reflect.Interface, t == reflect.TypeFor[yaml.Node](), pointer.Implements(reflect.TypeFor[yaml.Unmarshaler]()):
		return anyShape
	case pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return valueShape
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Map:
		return mapShape
	case t.Kind() == reflect.Slice, t.Kind() == reflect.Array:
		return listShape
	}
	return valueShape
}

// terse is a type that reads its YAML itself, be it a map or shorter.
type terse interface {
	UnmarshalYAML(unmarshal func(any) error) error
}

// readsText reports whether a text may stand for the map that a type is.
func readsText(n *yaml.Node, t reflect.Type) bool {
	out := reflect.New(t).Interface()
	_, ok := out.(terse)
	return ok && n.Decode(out) == nil
}

// foreign refuses what configuration has no need of and what could make a
// small file huge: anchors, aliases, merged keys and type tags.
func (d *document) foreign(n *yaml.Node, key string) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		d.faultAt(n.Line, key, say("请直接写出内容，不要用 & * ! 开头的写法；要写这些符号请加引号",
			"write the value out: no & anchors, * aliases or ! tags; put quotes around such signs"))
		return true
	}
	return false
}

// visitMap checks the keys of a mapping, and takes out those that are unknown
// or stand twice.
func (d *document) visitMap(n *yaml.Node, t reflect.Type, key string) {
	fields, known := d.fields[t]
	if !known {
		fields = fieldTypes(t)
		d.fields[t] = fields
	}
	seen := map[string]int{}
	kept := n.Content[:0]
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, child := n.Content[i], n.Content[i+1]
		at := join(key, name.Value)
		if t.Kind() == reflect.Map {
			at = key + "[" + name.Value + "]"
		}
		if !d.knownKey(name, at, t, fields, seen) {
			d.hintComma(name, child)
			continue
		}
		seen[name.Value] = name.Line
		d.lines[at] = name.Line
		kept = append(kept, name, child)
		if t.Kind() == reflect.Map {
			d.visit(child, t.Elem(), at)
		} else {
			d.visit(child, fields[name.Value], at)
		}
	}
	n.Content = kept
}

func (d *document) knownKey(name *yaml.Node, at string, t reflect.Type, fields map[string]reflect.Type, seen map[string]int) bool {
	switch line, twice := seen[name.Value]; {
	case name.Kind != yaml.ScalarNode:
		d.faultAt(name.Line, at, say("设置项的名称只能是文字", "a key must be plain text"))
		return false
	case d.foreign(name, at):
		return false
	case twice:
		d.faults.add(Fault{File: d.file, Line: name.Line, Key: at, Message: say("与第 %d 行重复", "already set on line %d", line)})
		return false
	case t.Kind() == reflect.Map || fields[name.Value] != nil:
		return true
	}
	d.faultAt(name.Line, at, d.unknownKey(name.Value, fields))
	return false
}

// hintComma adds a word to the fault of a key that is really the rest of a
// sentence, cut off at a comma inside { }.
func (d *document) hintComma(name, child *yaml.Node) {
	if !isNull(child) || child.Value != "" || !strings.ContainsAny(name.Value, " ，。；") {
		return
	}
	last := &d.faults.list[len(d.faults.list)-1]
	last.Message = say("这像是被逗号截断的半句话：{ } 里的文字含有逗号时，要用引号括起来", "this looks like half a sentence: inside { }, put a text with a comma into quotes")
}

// shaped is a type whose keys depend on what it says, such as a check's on its
// kind. Which of them belong to which it tells by itself.
type shaped interface{ Shapes() iter.Seq[any] }

// fieldTypes are the keys of a struct with the types of their values.
func fieldTypes(t reflect.Type) map[string]reflect.Type {
	if t.Kind() != reflect.Struct {
		return nil
	}
	types := map[string]reflect.Type{}
	if s, ok := reflect.Zero(t).Interface().(shaped); ok {
		for shape := range s.Shapes() {
			maps.Copy(types, fieldTypes(reflect.TypeOf(shape)))
		}
		return types
	}
	for f := range t.Fields() {
		name := yamlName(f)
		switch {
		case f.PkgPath != "" || name == "-":
		case strings.HasSuffix(f.Tag.Get("yaml"), ",inline"):
			maps.Copy(types, fieldTypes(f.Type))
		default:
			types[name] = f.Type
		}
	}
	return types
}

// yamlName is the key of a struct field, as yaml reads its tag.
func yamlName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if name == "" {
		return strings.ToLower(f.Name)
	}
	return name
}

// visitValue tries a scalar on its own, so that its fault has its line.
func (d *document) visitValue(n *yaml.Node, t reflect.Type, key string) {
	if err := n.Decode(reflect.New(t).Interface()); err != nil {
		d.fault(key, wantValue(t, n.Value, err))
		clearNode(n)
	}
}

// visitAny checks a part of the tree whose keys are free.
func (d *document) visitAny(n *yaml.Node, key string) {
	switch n.Kind {
	case yaml.MappingNode:
		d.visitMap(n, reflect.TypeFor[map[string]any](), key)
	case yaml.SequenceNode:
		for i, item := range n.Content {
			d.visit(item, reflect.TypeFor[any](), fmt.Sprintf("%s[%d]", key, i))
		}
	}
}

func wantShape(s shape, t reflect.Type) finding.Text {
	switch s {
	case mapShape:
		return say("这里应是若干“名称: 内容”", "want keys with values here")
	case listShape:
		return say("这里应是一个列表，写成 [甲, 乙] 或每行一个“- ”", "want a list here: [a, b] or one \"- \" a line")
	}
	return wantValue(t, "", nil)
}

// wantValue says what belongs where a value could not be read.
func wantValue(t reflect.Type, got string, err error) finding.Text {
	switch {
	case t == reflect.TypeFor[decimal.Decimal]():
		return say("应填数字，现为“%s”", "want a number, got %q", got)
	case t == reflect.TypeFor[value.Date]():
		return say("应填存在的日期（年-月-日），现为“%s”", "want a date (year-month-day), got %q", got)
	case t == reflect.TypeFor[finding.Severity]():
		return say("应填 error、warning 或 info，现为“%s”", "want error, warning or info, got %q", got)
	case reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return finding.Text{ZH: "写法不对，现为“" + got + "”", EN: fmt.Sprintf("cannot read %q: %v", got, err)}
	case t.Kind() == reflect.Bool:
		return say("应填 true 或 false，现为“%s”", "want true or false, got %q", got)
	case isInteger(t):
		return say("应填整数，现为“%s”", "want a whole number, got %q", got)
	}
	return say("应填一段文字", "want a text")
}

func join(key, name string) string {
	if key == "" {
		return name
	}
	return key + "." + name
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// clearNode makes a node hold nothing, so that decoding leaves its value zero.
func clearNode(n *yaml.Node) {
	*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line, Column: n.Column}
}

func isInteger(t reflect.Type) bool { return reflect.Int <= t.Kind() && t.Kind() <= reflect.Uint64 }
