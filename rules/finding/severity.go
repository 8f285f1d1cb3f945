package finding

import "fmt"

// Severity is how much a finding weighs. The zero value is no severity.
type Severity int

// The severities, from light to heavy.
const (
	Info    Severity = iota + 1 // 提示: told, never blocks
	Warning                     // 须说明: stands once explained
	Error                       // 须修改: the submission goes back
)

var severityNames = map[Severity]string{Info: "info", Warning: "warning", Error: "error"}

// String returns the name used in JSON, settings and the ledger.
func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads a name written by String.
func ParseSeverity(name string) (Severity, error) {
	for s, n := range severityNames {
		if n == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("severity %q: want error, warning or info", name)
}

// MarshalText writes the name; a severity is never stored as a number.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a name; the empty name is the zero severity.
func (s *Severity) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = 0
		return nil
	}
	v, err := ParseSeverity(string(text))
	*s = v
	return err
}

// Label is what people read: 须修改, 须说明, 提示.
func (s Severity) Label() Text {
	switch s {
	case Error:
		return Text{ZH: "须修改", EN: "must be mended"}
	case Warning:
		return Text{ZH: "须说明", EN: "needs explanation"}
	case Info:
		return Text{ZH: "提示", EN: "note"}
	}
	return Text{}
}
