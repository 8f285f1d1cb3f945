package formguess

import (
	"fmt"

	"jixiao/rules/finding"
)

// Doubt is something that a person must look at before the draft is used: where
// it was seen, and of which key of the definition it is.
type Doubt struct {
	Place finding.Place
	Key   string // such as tables[0].columns[3]; "" for the form as a whole
	Text  finding.Text
	of    *entry // what it is about, until that has its key
}

// doubts gathers them while a form is drafted.
type doubts struct{ list []Doubt }

// mostDoubts bounds what a hostile sample has to say.
const mostDoubts = 300

func (d *doubts) add(key string, at finding.Place, zh, en string, args ...any) {
	d.append(Doubt{Place: at, Key: key, Text: worded(zh, en, args...)})
}

// about is add for a label or column that has no key yet.
func (d *doubts) about(e *entry, at finding.Place, zh, en string, args ...any) {
	d.append(Doubt{Place: at, of: e, Text: worded(zh, en, args...)})
}

func (d *doubts) append(one Doubt) {
	if len(d.list) < mostDoubts {
		d.list = append(d.list, one)
	}
}

// keyed gives the doubts about an entry the key that it has got.
func (d *doubts) keyed(e *entry, key string) {
	for i := range d.list {
		if d.list[i].of == e {
			d.list[i].Key = key
		}
	}
}

// worded fills in texts of samples on one line, cut short.
func worded(zh, en string, args ...any) finding.Text {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = finding.Clip(s, finding.MaxQuoted)
		}
	}
	if len(args) == 0 {
		return finding.Text{ZH: zh, EN: en}
	}
	return finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}
