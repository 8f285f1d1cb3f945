package campaign

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"jixiao/rules"
	"jixiao/rules/kind"
)

// judgedSpec is a rule as fingerprints write it.
type judgedSpec struct {
	rules.Info
	Checks []judgedCheck
}

func judgedSpecs(sources []specSource) []judgedSpec {
	specs := make([]judgedSpec, len(sources))
	for i, s := range sources {
		specs[i].Info = s.spec.Info
		if s.spec.Checks == nil {
			continue
		}
		specs[i].Checks = make([]judgedCheck, len(s.spec.Checks))
		for n, c := range s.spec.Checks {
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
