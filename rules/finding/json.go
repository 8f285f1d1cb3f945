package finding

// JSON is a finding as every JSON output of the program shows it. What a finding
// does not have is null.
type JSON struct {
	Code     Code         `json:"code"`
	Severity Severity     `json:"severity"`
	Sheet    *string      `json:"sheet"`
	Cell     *string      `json:"cell"`
	Field    *string      `json:"field"`
	Project  *string      `json:"project"`
	Subject  *SubjectJSON `json:"subject"`
	Value    string       `json:"value"`
	Expected string       `json:"expected"`
	Message  string       `json:"message"`
	Fix      string       `json:"fix"`
	// Key names the finding from one report to the next (意见编号).
	Key string `json:"key"`
	// Cells are all cells that mending it touches, Cell first.
	Cells []string `json:"cells"`
	// Because is the key of the finding that explains this one.
	Because *string `json:"because"`
	// Waiver is the special case on record; left out where there is none.
	Waiver *Waiver `json:"waiver,omitempty"`
}

// ToJSON puts a finding into its JSON shape, worded in a language.
func ToJSON(f Finding, lang Lang) JSON {
	cells := []string{}
	for _, c := range f.AllCells() {
		cells = append(cells, c.At.String())
	}
	return JSON{Code: f.Code, Severity: f.Severity,
		Sheet: given(f.Place.Sheet), Cell: given(f.Place.Cell.String()), Field: given(f.Field), Project: given(f.Project), Subject: SubjectToJSON(f.About()),
		Value: f.Value, Expected: f.Expected, Message: f.Message.In(lang), Fix: f.Fix.In(lang),
		Key: KeyOf(f).String(), Cells: cells, Because: given(f.Because), Waiver: f.Waived}
}

// SubjectJSON is what a finding, a file or a duty is about: a project, a unit, or
// an item of the list that kind names.
type SubjectJSON struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// SubjectToJSON puts a subject into its JSON shape, nil for nothing.
func SubjectToJSON(s Subject) *SubjectJSON {
	if s == "" {
		return nil
	}
	return &SubjectJSON{s.Kind(), s.ID()}
}

// given is nil for what is not there.
func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
