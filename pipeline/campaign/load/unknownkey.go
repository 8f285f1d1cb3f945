package load

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/finding"
)

// unknownKey says what was probably meant by a key that does not belong where
// it stands: the nearest one that does, or the place where this one belongs.
func (d *document) unknownKey(name string, fields map[string]reflect.Type) finding.Text {
	known := slices.Sorted(maps.Keys(fields))
	if now := renamedKeys[name]; fields[now] != nil {
		return say("%s 现在叫 %s，写法见说明书“表单”", "%s is called %s now: see docs/forms.md", name, now)
	}
	if near := nearest(name, known); near != "" {
		return say("没有这个设置项，是不是 %s？", "unknown key; did you mean %s?", near)
	}
	all := strings.Join(known, ", ")
	if there := placesOf(name, d.whole); len(there) > 0 {
		return say("%[1]s 不写在这里，写在 %[2]s 里；请看缩进和位置。这里可以写：%[3]s",
			"%[1]s does not belong here but in %[2]s: look at its place and indentation; known here: %[3]s", name, strings.Join(there, ", "), all)
	}
	return say("没有这个设置项；这里可以写：%s", "unknown key; known here: %s", all)
}

// renamedKeys are keys of older versions with what is in their place.
var renamedKeys = map[string]string{"per": "about"}

// nearest is the known name with the fewest slips between, "" where that would
// be another word: one slip in three letters, three in a long name.
func nearest(name string, known []string) string {
	best, fewest := "", min(3, (len([]rune(name))+2)/3)+1
	for _, k := range known {
		if slips := levenshtein.ComputeDistance(strings.ToLower(name), k); slips < fewest {
			best, fewest = k, slips
		}
	}
	return best
}

// placesOf are the paths of the parts of a type that have a key of that name,
// as the table of docs/forms.md writes them: tables[].closing.
func placesOf(name string, whole reflect.Type) []string {
	var places []string
	seen := map[reflect.Type]bool{}
	for parts := []typedPart{{"", whole}}; len(parts) > 0; parts = parts[1:] {
		p := parts[0].item()
		if seen[p.t] || p.t.Kind() != reflect.Struct || shapeOf(p.t) != mapShape {
			continue
		}
		seen[p.t] = true
		fields := fieldTypes(p.t)
		if fields[name] != nil && p.at != "" {
			places = append(places, p.at)
		}
		for _, key := range slices.Sorted(maps.Keys(fields)) {
			parts = append(parts, typedPart{join(p.at, key), fields[key]})
		}
	}
	return places
}

// typedPart is a part of a file with the type that it has.
type typedPart struct {
	at string
	t  reflect.Type
}

// item is the part itself, or one of the list that it is.
func (p typedPart) item() typedPart {
	for p.t.Kind() == reflect.Pointer || p.t.Kind() == reflect.Slice {
		if p.t.Kind() == reflect.Slice {
			p.at += "[]"
		}
		p.t = p.t.Elem()
	}
	return p
}
