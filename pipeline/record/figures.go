package record

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"jixiao/rules/form"
)

// Figures is a hash over all that a submission says for a duty, in one order:
// two versions say the same when their figures are equal, wherever it stands in
// the sheet. Of a report by department on several projects it is the rows of
// the duty's project: its totals and its date are those of the whole.
func Figures(s *form.Submission, d Duty) string {
	if s == nil {
		return ""
	}
	var b strings.Builder
	if s.Nil {
		b.WriteString("nil")
	}
	one := ""
	if s.Def != nil && s.Def.Per == "department" {
		one = d.Project
	}
	if one == "" {
		writeValues(&b, form.ValuesOf(s.Fields), nil)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		b.WriteString("\x01" + id)
		skip := ordinals(s.Def, id)
		for _, row := range s.Tables[id].Rows {
			if one == "" || row.Value(form.ProjectField).Text == one {
				b.WriteByte('\x02')
				writeValues(&b, row.Values, skip)
			}
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

func writeValues(b *strings.Builder, values form.Values, skip map[string]bool) {
	for id, v := range values.All() {
		if skip[id] || !v.Given() {
			continue
		}
		b.WriteString("\x03" + id + "\x04" + v.Plain())
	}
}

// ordinals are the columns of running numbers: they say nothing.
func ordinals(def *form.Definition, table string) map[string]bool {
	skip := map[string]bool{}
	if def == nil {
		return skip
	}
	for _, block := range def.Tables {
		for _, c := range block.Columns {
			if block.ID == table && c.Ordinal {
				skip[c.ID] = true
			}
		}
	}
	return skip
}
