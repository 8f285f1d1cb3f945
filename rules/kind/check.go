// Package kind is the ways to check a sheet: a sum, a band, a look-up, a date …
// Each stands in a file of its own with its parameters; table.go has their
// names. A kind owns what it compares and how. It refuses codes, severities and
// wordings, which the catalogue gives it, and what another kind finds.
package kind

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Check is one check as the catalogue holds it: of which kind, of which form,
// and the parameters of that kind.
type Check struct {
	Kind    string
	Form    string
	Variant string // the wording that its findings take
	Params  Params
	others  map[string]any // what else was written
}

// Params are the parameters of one check, of its kind's own type.
type Params interface {
	// compile looks up what they name, and tells the compiler what is wrong.
	compile(c *check.Compiler) check.Rule
}

// UnmarshalYAML reads the parameters as those of the kind that is named. It is
// handed the reading, so that rules need no YAML library.
func (c *Check) UnmarshalYAML(unmarshal func(any) error) error {
	var named struct {
		Kind   string
		Others map[string]any `yaml:",inline"`
	}
	if err := unmarshal(&named); err != nil {
		return err
	}
	c.Kind = named.Kind
	if reader, ok := kinds[c.Kind]; ok {
		return reader.read(c, unmarshal)
	}
	return nil
}

// UnmarshalJSON reads a check as encoding/json writes one.
func (c *Check) UnmarshalJSON(data []byte) error {
	var named struct {
		Kind, Form, Variant string
		Params              json.RawMessage
	}
	if err := json.Unmarshal(data, &named); err != nil {
		return fmt.Errorf("read a check: %w", err)
	}
	reader, ok := kinds[named.Kind]
	if !ok {
		return fmt.Errorf("read a check: there is no kind %q", named.Kind)
	}
	params, err := reader.params(named.Params)
	if err != nil {
		return fmt.Errorf("read a check of kind %s: %w", named.Kind, err)
	}
	*c = Check{Kind: named.Kind, Form: named.Form, Variant: named.Variant, Params: params}
	return nil
}

// Compile sets the check up for its form.
func (c Check) Compile(s check.Setup, forms []*form.Definition) (check.Compiled, []check.Fault) {
	if c.Params == nil {
		return check.Compiled{}, c.lacks("kind", "没有“"+c.Kind+"”这种检查", "there is no kind of check "+strconv.Quote(c.Kind))
	}
	i := slices.IndexFunc(forms, func(d *form.Definition) bool { return d.ID == c.Form })
	if i < 0 {
		return check.Compiled{}, []check.Fault{check.NoForm("form", c.Form, forms)}
	}
	s.Kind, s.Variant, s.Form, s.Forms = c.Kind, c.Variant, forms[i], forms
	s.Others = slices.Sorted(maps.Keys(c.others))
	return check.Compile(c.Params.compile, s)
}

func (c Check) lacks(param, zh, en string) []check.Fault {
	return []check.Fault{{Param: param, Message: finding.Text{ZH: zh, EN: en}}}
}

// LeftOut is a form that the check cannot do without and the campaign does not
// have, so that there is nothing to check: who takes a form away need not rewrite
// the rules. One that is called nearly like another form is a slip, and no such
// form.
func (c Check) LeftOut(forms []*form.Definition) (id string, is bool) {
	if c.Form == EveryForm {
		return "", false
	}
	named := []string{c.Form}
	if p, ok := c.Params.(interface{ others() []string }); ok {
		named = append(named, p.others()...)
	}
	for _, id := range named {
		if id != "" && !check.HasForm(id, forms) && check.MeantForm(id, forms) == nil {
			return id, true
		}
	}
	return "", false
}

// Shapes are what checks may be decoded into: one a kind, in no order. A key
// means the same in all of them.
func (Check) Shapes() iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, r := range kinds {
			if !yield(r.shape()) {
				return
			}
		}
	}
}

// reader reads the checks of one kind.
type reader interface {
	read(c *Check, unmarshal func(any) error) error
	params(text []byte) (Params, error)
	shape() any
}

// of is the reader of a kind by its parameters.
type of[P Params] struct{}

// written is a check of a kind as it stands in the catalogue.
type written[P Params] struct {
	Kind, Form, Variant string
	Params              P              `yaml:",inline"`
	Others              map[string]any `yaml:",inline"`
}

func (of[P]) params(text []byte) (Params, error) {
	var p P
	if len(text) == 0 {
		return p, nil
	}
	err := json.Unmarshal(text, &p)
	return p, err
}

func (of[P]) shape() any { return written[P]{} }

func (of[P]) read(c *Check, unmarshal func(any) error) error {
	var w written[P]
	err := unmarshal(&w)
	// One that says nothing is no fault, whether the kind takes it or not.
	maps.DeleteFunc(w.Others, func(_ string, v any) bool { return v == nil || v == "" || v == 0 })
	*c = Check{w.Kind, w.Form, w.Variant, w.Params, w.Others}
	return err
}
