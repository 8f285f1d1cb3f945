package ooxml

import (
	"bytes"
	"path"
	"strings"
)

// Relation is one relationship of a part.
type Relation struct {
	Kind   string // last word of its type in lower case, the same in strict and transitional files
	Target string // part name
}

// Relations reads the relationships of a part to other parts by their id; a
// part without relationships has none. Those of the package itself are of "".
func (p *Package) Relations(part string) (map[string]Relation, error) {
	name := RelationsOf(part)
	if !p.Has(name) {
		return nil, nil
	}
	t, err := p.Tokens(name)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	found := map[string]Relation{}
	for n := int64(0); ; {
		kind, err := t.Next()
		if err != nil || kind == EndOfPart {
			return found, err
		}
		if kind != OpenTag {
			continue
		}
		if n++; n > maxRelations {
			return nil, over("zip_entries", n, maxRelations)
		}
		if string(t.Name) != "Relationship" || t.Attr("TargetMode") == "External" {
			continue
		}
		found[t.Attr("Id")] = Relation{Kind: lastWord(t.RawAttr("Type")), Target: Resolve(part, t.Attr("Target"))}
	}
}

// lastWord is what stands behind the last stroke of a type.
func lastWord(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		raw = raw[bytes.LastIndexByte(raw, '/')+1:] // most of it is the same for all
	}
	word := attrText(raw)
	return strings.ToLower(word[strings.LastIndexByte(word, '/')+1:])
}

// maxRelations bounds the relationships of a part: a sheet may have 65,530
// links, each with one.
const maxRelations = 1 << 17

// Resolve is the part that a relationship of a part points to.
func Resolve(from, target string) string {
	if folder := path.Dir(from); plain(target) && plain(folder) {
		return folder + "/" + target
	}
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(from), target), "/")
}

// plain reports whether a path leads down by its names alone, as most do.
func plain(name string) bool {
	return path.Clean(name) == name && name[0] != '.' && name[0] != '/' && strings.IndexByte(name, '\\') < 0
}

// RelationsOf is the part that holds a part's relationships.
func RelationsOf(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}
