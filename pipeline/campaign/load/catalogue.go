package load

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// specSource is one entry of the rule catalogue with the place that it came from.
type specSource struct {
	spec rules.Spec
	doc  *document
	key  string // [3]
	row  *row   // of 本级规则, in place of the document
}

// catalogue reads rules/*.yaml.
func (l *loader) catalogue() []specSource {
	var sources []specSource
	first := map[finding.Code]specSource{}
	for _, file := range l.yamlFiles(rulesFolder) {
		data, err := fs.ReadFile(l.fsys, file)
		if err != nil {
			l.unreadable(file, err)
			continue
		}
		var specs []rules.Spec
		doc, _ := decode(file, data, &specs, l.faults)
		for i := range specs {
			s := specSource{spec: specs[i], doc: doc, key: fmt.Sprintf("[%d]", i)}
			l.constraints.check(doc, s.key, &s.spec.Info)
			code := s.spec.Code
			if other, twice := first[code]; twice && code != "" {
				doc.fault(s.key+".code", say("规则 %s 与 %s 第 %d 行的重复", "rule %s is already in %s on line %d",
					code, other.doc.file, other.doc.line(other.key)))
				continue
			}
			first[code] = s
			sources = append(sources, s)
		}
	}
	return sources
}

func specsOf(sources []specSource) []rules.Spec {
	specs := make([]rules.Spec, len(sources))
	for i, s := range sources {
		specs[i] = s.spec
	}
	return specs
}

// engine compiles the rules; problems come back to the line or cell that they
// are about.
func (l *loader) engine(sources []specSource, overrides []override, forms []*form.Definition) *rules.Engine {
	if l.faults.within(formsFolder) || l.faults.within(rulesFolder) {
		return nil // what the rules refer to may be what is broken
	}
	engine, problems := rules.NewEngine(specsOf(sources), forms, changesOf(overrides))
	for _, p := range problems {
		l.problem(p, sources, overrides)
	}
	return engine
}

func (l *loader) problem(p rules.Problem, sources []specSource, overrides []override) {
	if column, ok := strings.CutPrefix(p.Path, "override."); ok {
		for _, o := range overrides {
			if o.Code == p.Code && o.Variant == p.Variant {
				o.row.fault(column, o.advised(column, p.Message))
				return
			}
		}
	}
	for _, s := range sources {
		if s.spec.Code == p.Code {
			s.fault(p)
			return
		}
	}
	l.faults.add(Fault{File: rulesFolder, Key: p.Path, Message: finding.Text{ZH: string(p.Code) + " " + p.Message.ZH, EN: string(p.Code) + " " + p.Message.EN}})
}

// fault tells a problem where the entry stands: at its key, or at the cell of the
// column that is called as the last part of its path.
func (s specSource) fault(p rules.Problem) {
	if s.row == nil {
		s.doc.fault(join(s.key, p.Path), p.Message)
		return
	}
	column := p.Path
	if _, param, ok := strings.Cut(column, "]."); ok {
		column = param
	}
	column, _, _ = strings.Cut(column, ".")
	s.row.fault(column, p.Message)
}

// isKnown reports whether a code is in the catalogue.
func isKnown(code finding.Code, sources []specSource) bool {
	return slices.ContainsFunc(sources, func(s specSource) bool { return s.spec.Code == code })
}
