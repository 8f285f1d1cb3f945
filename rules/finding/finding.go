// Package finding holds the word that every other package shares: a finding
// (审核意见), one thing that is wrong in one place.
//
// It owns codes, severities, places (file, sheet, cell), texts in both
// languages, the one order in which findings are told, and which of them are
// told under another. It refuses to know why something is wrong: rules decide
// that, and this package imports nothing of ours.
package finding

import "cmp"

// Code names a rule of the catalogue, such as "T03". A code is never reused.
type Code string

// Finding is one mistake at one place. Whoever finds it fills Code, Variant,
// Place, Form, Project, Field, Value, Expected and Args; the catalogue fills
// Severity, Audience, Message and Fix from them.
type Finding struct {
	Code     Code     `json:"code"`
	Variant  string   `json:"variant,omitempty"` // which of the code's wordings; "" is the usual one
	Severity Severity `json:"severity"`
	Audience Audience `json:"audience"`
	Place    Place    `json:"place"`
	Form     string   `json:"form,omitempty"`
	Project  string   `json:"project,omitempty"`  // project code, normalised
	Subject  Subject  `json:"subject,omitempty"`  // what it is about, where that is no project
	Field    string   `json:"field,omitempty"`    // field or column id of the form definition
	Value    string   `json:"value,omitempty"`    // what stands there, as the sender sees it
	Expected string   `json:"expected,omitempty"` // what was expected instead
	Limit    string   `json:"limit,omitempty"`    // what it must not pass, where that is no value to put there
	Args     Args     `json:"args,omitempty"`     // further words of the message
	Message  Text     `json:"message"`
	Fix      Text     `json:"fix"`
	// Cells are all cells that mending it must touch, that of Place first; none
	// where that is the only one.
	Cells []Cell `json:"cells,omitempty"`
	// Because is the key of the finding that explains this one: mending that
	// mends this too. Until then it bears on no verdict.
	Because string `json:"because,omitempty"`
	// Waived is the special case on record that excuses it, nil where there is
	// none. A waived finding is told, and bears on no verdict.
	Waived *Waiver `json:"waived,omitempty"`
}

// Cell is one cell that a finding is about.
type Cell struct {
	At Ref `json:"at"`
	// Expected is what should stand there, "" where only the sender knows.
	Expected string `json:"expected,omitempty"`
}

// About is what the finding is about: its subject, else its project; "" where
// nothing in particular is.
func (f Finding) About() Subject { return cmp.Or(f.Subject, Subject(f.Project)) }

// Weight is the severity that counts: none for what is waived, or follows from
// another finding.
func (f Finding) Weight() Severity {
	if f.Waived != nil || f.Because != "" {
		return 0
	}
	return f.Severity
}

// Waiver is who excused a finding, why, and until which day.
type Waiver struct {
	Approver string `json:"approver"`
	Reason   string `json:"reason"`
	Until    string `json:"until"`
}

// Args are the words that a message template may name besides the finding's
// own project, field, value and expected.
type Args map[string]Text

// Place says where a finding points. Sheet is "" and Cell zero where the
// finding is about the file as a whole.
type Place struct {
	File  string `json:"file,omitempty"` // path inside the inbox, with slashes
	Sheet string `json:"sheet,omitempty"`
	Cell  Ref    `json:"cell"`
}

// Audience says who may see a finding.
type Audience string

// The two audiences: most findings are for the department and the section,
// some for the section alone.
const (
	Everyone Audience = "everyone"
	Section  Audience = "section"
)
