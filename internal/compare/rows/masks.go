package rows

import (
	"regexp"
	"strings"
)

// leftOut are columns that two runs of one program fill otherwise.
var leftOut = map[string]string{
	"runs.started":      "real time",
	"runs.ended":        "real time",
	"runs.hash":         "seals the real times of the run",
	"runs.previous":     "the seal of the run before",
	"looks.device":      "the disk that the folders lie on",
	"files.ctime":       "when the copy was made: real time",
	"files.waiting":     "real time",
	"decisions.made":    "real time",
	"tellings.made":     "real time",
	"tellings.next":     "real time",
	"tellings.ended":    "real time",
	"dispatches.made":   "real time",
	"pages.digest":      "of a layout in memory: what it stands for is compared cell by cell, and pages.at says whether it moved",
	"pages.basis":       "of what a layout in memory is made of: the digest beside it stands for the page",
	"packed.body":       "what submissions.body says, in the bytes of one version of the program",
	"goose_db_version.": "the migrations: a note",
	"sqlite_sequence.":  "the database's own",
}

// masked are columns that hold real time or the build among facts.
var masked = map[string]*regexp.Regexp{
	"files.judged": regexp.MustCompile(`^[0-9a-f]{64}( .*)$`),                              // the build that judged
	"entries.body": regexp.MustCompile(`"judged":"[0-9a-f]{64}( [^"]*)"|"Made":"([^"]*)"`), // the same; real time of a decision
}

// skipped reports whether a table, or a column of it, holds no facts.
func skipped(table, column string) bool {
	_, whole := leftOut[table+"."]
	_, one := leftOut[table+"."+column]
	return whole || one
}

// mask cuts out of a value what is not a fact.
func mask(table, column, value string) string {
	m := masked[table+"."+column]
	if m == nil {
		return value
	}
	var kept strings.Builder
	last := 0
	for _, at := range m.FindAllStringSubmatchIndex(value, -1) {
		for g := 2; g < len(at); g += 2 {
			if at[g] >= 0 {
				kept.WriteString(value[last:at[g]])
				last = at[g+1]
			}
		}
	}
	return kept.String() + value[last:]
}
