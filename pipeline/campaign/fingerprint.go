package campaign

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// judged is everything in a campaign that can change a judgement, in one
// order, but for extensions and waivers: which of these bear on a file, Bearing
// says. Paths, workers, contacts and comments cannot, and stay out.
type judged struct {
	Year, BudgetYear int
	From, To         value.Date
	Zone             string
	Bands            []register.Band
	Profiles         map[string][]map[string]decimal.Decimal
	Projects         []register.Project
	Units            []register.Unit
	Lists            map[string][]register.Item `json:",omitempty"`
	Owed             []Owed
	Forms            []*form.Definition
	Specs            []judgedSpec
	Overrides        []rules.Override
	Limits           Limits
	Attachments      []string
	Evaluators       []string
	Stock            []string
	Patterns         []string           `json:",omitempty"` // only where they are written: older fingerprints go on
	LastYear         *register.LastYear `json:",omitempty"` // what rules ask of it
}

// Fingerprint is a SHA-256 over what can change a judgement. It does not
// depend on the order in which independent rows or files stand.
func Fingerprint(c *Campaign) (string, error) {
	f := c.Facts
	j := judged{
		Year: f.Year, BudgetYear: f.BudgetYear, From: f.From, To: f.To, Zone: c.Zone.String(),
		Bands: f.Bands, Profiles: f.Profiles,
		Projects: withoutPublicity(f.Projects), Units: withoutContacts(f.Units), Lists: f.Lists,
		Owed:  slices.Clone(c.Owed),
		Forms: c.Forms, Specs: judgedSpecs(c.Specs), Overrides: slices.Clone(c.Changes),
		Limits: c.Settings.Limits, Attachments: slices.Sorted(slices.Values(c.Settings.Attachments)),
		Evaluators: slices.Sorted(slices.Values(c.Settings.Evaluators)),
		Stock:      slices.Sorted(slices.Values(c.Settings.Explanations.Stock)),
		Patterns:   f.Patterns.Patterns(), LastYear: f.LastYear.InOrder(),
	}
	j.sort()
	data, err := json.Marshal(j)
	if err != nil {
		return "", fmt.Errorf("writing campaign for its fingerprint: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

func (j *judged) sort() {
	slices.SortFunc(j.Projects, func(a, b register.Project) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortFunc(j.Units, func(a, b register.Unit) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortFunc(j.Specs, func(a, b judgedSpec) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortFunc(j.Overrides, func(a, b rules.Override) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortFunc(j.Owed, func(a, b Owed) int { return cmp.Compare(a.Form, b.Form) })
}

// withoutContacts leaves out whom to call, and into which unit one was merged:
// what was judged before keeps its verdict.
func withoutContacts(units []register.Unit) []register.Unit {
	bare := slices.Clone(units)
	for i := range bare {
		bare[i].Contact, bare[i].Phone, bare[i].Email = "", "", ""
		bare[i].Until, bare[i].Successor = value.Date{}, ""
	}
	return bare
}

// withoutPublicity leaves out whether a project is made public: that changes no
// judgement.
func withoutPublicity(projects []register.Project) []register.Project {
	bare := slices.Clone(projects)
	for i := range bare {
		bare[i].Public, bare[i].Withheld = false, false
	}
	return bare
}

// judgedSpec is a rule as fingerprints write it.
type judgedSpec struct {
	rules.Info
	Checks []judgedCheck
}

func judgedSpecs(rules []rules.Spec) []judgedSpec {
	specs := make([]judgedSpec, len(rules))
	for i, s := range rules {
		specs[i].Info = s.Info
		if s.Checks == nil {
			continue
		}
		specs[i].Checks = make([]judgedCheck, len(s.Checks))
		for n, c := range s.Checks {
			specs[i].Checks[n] = judgedCheck{c}
		}
	}
	return specs
}

// judgedCheck writes a check with all parameters that there were when the first
// campaigns were judged, in their order then, and further ones behind them: a
// fingerprint that came out otherwise would have everything judged anew.
type judgedCheck struct{ kind.Check }

// firstParameters and what stands where a check has none of them.
var firstParameters = []struct{ name, none string }{
	{"Kind", `""`}, {"Form", `""`}, {"Variant", `""`}, {"Table", `""`}, {"Item", `""`},
	{"Field", `""`}, {"Fields", `null`}, {"Column", `""`}, {"Parts", `null`}, {"Limit", `""`}, {"Other", `""`},
	{"Part", `""`}, {"Whole", `""`}, {"Rate", `""`}, {"Weight", `""`}, {"Score", `""`}, {"By", `""`}, {"Group", `""`}, {"Due", `""`},
	{"Is", `null`}, {"Not", `null`}, {"Phrases", `null`}, {"Min", `0`},
	{"Mark", `"0"`}, {"Margin", `"0"`}, {"Factor", `"0"`}, {"Tolerance", `"0"`},
}

// MarshalJSON writes the check's parameters one by one.
func (c judgedCheck) MarshalJSON() ([]byte, error) {
	has := map[string]json.RawMessage{}
	for _, part := range []any{struct{ Kind, Form, Variant string }{c.Kind, c.Form, c.Variant}, c.Params} {
		data, err := json.Marshal(part)
		if err != nil {
			return nil, fmt.Errorf("writing a check of kind %s: %w", c.Kind, err)
		}
		if err := json.Unmarshal(data, &has); err != nil {
			return nil, fmt.Errorf("reading a check of kind %s: %w", c.Kind, err)
		}
	}
	var b bytes.Buffer
	for _, p := range firstParameters {
		value, ok := has[p.name]
		if !ok {
			value = json.RawMessage(p.none)
		}
		fmt.Fprintf(&b, ",%q:%s", p.name, value)
		delete(has, p.name)
	}
	for _, name := range slices.Sorted(maps.Keys(has)) {
		fmt.Fprintf(&b, ",%q:%s", name, has[name])
	}
	return append(append([]byte("{"), b.Bytes()[1:]...), '}'), nil
}
