package ledger

import (
	"fmt"

	"jixiao/pipeline/record"
)

// versionRow is a version made ready for writing.
type versionRow struct {
	versionKey
	id       int64
	position int
	figures  string
	rows     record.Rows
}

// versionsOf are the versions of a file. One that names a duty twice on a sheet has
// one of it: the last.
func versionsOf(all []record.Judged) []versionRow {
	var rows []versionRow
	at := map[versionKey]int{}
	for position, j := range all {
		figures := record.FiguresOf(&j.Submission)
		for _, d := range j.Duties {
			v := versionRow{versionKey: versionKey{j.Sheet, d}, position: position, figures: figures(d), rows: record.RowsOf(&j.Submission)}
			if i, twice := at[v.versionKey]; twice {
				rows[i] = v
				continue
			}
			at[v.versionKey] = len(rows)
			rows = append(rows, v)
		}
	}
	return rows
}

// left are the versions and answers of before that are not read again.
func (r *fileRow) left() (versions, answers []int64) {
	there := make(map[int64]bool, len(r.versions)+len(r.answers))
	for _, v := range r.versions {
		there[r.was.versions[v.versionKey]] = true
	}
	for _, id := range r.was.versions {
		if !there[id] {
			versions = append(versions, id)
		}
	}
	clear(there)
	for _, a := range r.answers {
		there[r.was.answers[a.place]] = true
	}
	for _, id := range r.was.answers {
		if !there[id] {
			answers = append(answers, id)
		}
	}
	return versions, answers
}

func (r *fileRow) numberVersions(next func() int64) {
	for i := range r.versions {
		v := &r.versions[i]
		if v.id = r.was.versions[v.versionKey]; v.id == 0 {
			v.id = next()
		}
	}
}

// said are the figures of a version, with its rows where it shares its sheet.
func (v versionRow) said() string {
	if v.rows == (record.Rows{}) {
		return v.figures
	}
	return fmt.Sprintf("%s@%d:%d", v.figures, v.rows.First, v.rows.Last)
}
