package decide

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

// number reads 17, 编号17 or 编号 17.
func number(text string) (int64, bool) {
	digits := strings.TrimLeft(strings.TrimPrefix(value.Fold(text), "编号"), ":#")
	id, err := strconv.ParseInt(digits, 10, 64)
	return id, err == nil
}

// versionsNamed are those that a text names: by their number, or by the file that
// they stand in, by its path or its name.
func versionsNamed(s *record.Snapshot, text string) []record.Version {
	if id, ok := number(text); ok {
		if v, err := s.Version(id); err == nil {
			return []record.Version{v}
		}
	}
	written := value.Fold(text)
	var out []record.Version
	for _, v := range s.Versions {
		if written == value.Fold(v.File.Path) || written == value.Fold(path.Base(v.File.Path)) {
			out = append(out, v)
		}
	}
	return out
}

// within are those versions that are of what a row names besides.
func within(versions []record.Version, t record.Target) []record.Version {
	return slices.DeleteFunc(slices.Clone(versions), func(v record.Version) bool { return !t.Covers(v.Duty) })
}

// numbersOf are the numbers of some versions, as people are told them.
func numbersOf(versions []record.Version) []string {
	var out []string
	for _, v := range versions {
		out = append(out, fmt.Sprintf("编号 %d", v.ID))
	}
	return out
}

// numberOn is the number of what a decision is about now: of a version, or of an
// answer; ok is false where there is none any more.
func numberOn(s *record.Snapshot, d record.Decision) (id int64, ok bool) {
	if onAnswer(d.Kind) {
		for _, a := range s.Answers {
			if a.Target() == d.Target {
				return a.ID, true
			}
		}
		return 0, false
	}
	for _, v := range s.Versions {
		if d.Kind.Target(v) == d.Target {
			return v.ID, true
		}
	}
	return 0, !d.Kind.NamesFile()
}
