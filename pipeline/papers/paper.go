package papers

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"jixiao/internal/office/word"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// Folder is where templates lie, inside the folder of the settings.
const Folder = "公文"

// ending is that of templates and papers.
const ending = ".docx"

// mostTemplate is how large a template may be, in bytes.
const mostTemplate = 16 << 20

// For is for whom a paper is made.
type For int

// Papers are made once, or for each that has anything in them.
const (
	Everybody For = iota
	EachUnit
	EachDepartment // 主管部门
)

var forLabels = [...]finding.Text{
	Everybody:      {ZH: "全区一份", EN: "one for all"},
	EachUnit:       {ZH: "每个单位一份", EN: "one for each unit"},
	EachDepartment: {ZH: "每个主管部门一份", EN: "one for each department in charge"},
}

// Label is for whom in words.
func (f For) Label() finding.Text { return forLabels[f] }

// Paper is a paper of the section's: its template, and for whom it is made.
type Paper struct {
	Name string // of its template, without the ending
	For  For
	// Flaw is why the template cannot be read; nil where it can.
	Flaw     error
	template *word.Template
}

// All are the papers for which there are templates, by name.
func All(settings fs.FS) ([]Paper, error) {
	entries, err := fs.ReadDir(settings, Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	var all []Paper
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ending); ok && !e.IsDir() && !strings.HasPrefix(name, "~$") {
			all = append(all, read(settings, name))
		}
	}
	slices.SortFunc(all, func(a, b Paper) int { return cmp.Compare(a.Name, b.Name) })
	return all, nil
}

func read(settings fs.FS, name string) Paper {
	p := Paper{Name: name}
	file := path.Join(Folder, name+ending)
	info, err := fs.Stat(settings, file)
	if err == nil && info.Size() > mostTemplate {
		err = word.ErrTooLarge
	}
	var data []byte
	if err == nil {
		data, err = fs.ReadFile(settings, file)
	}
	if err == nil {
		p.template, err = word.Open(data)
	}
	if err != nil {
		p.Flaw = err
		return p
	}
	p.For = forWhom(p.template.Asks())
	return p
}

// Wrong is why the template cannot be read, in words; zero where it can.
func (p Paper) Wrong() finding.Text {
	switch {
	case p.Flaw == nil:
		return finding.Text{}
	case errors.Is(p.Flaw, word.ErrTooLarge):
		return finding.Text{ZH: "太大", EN: "too large"}
	}
	return finding.Text{ZH: "不是能读的 Word 文件：用 Word 打开，另存为 .docx", EN: "no file of Word that can be read: save it as .docx again"}
}

// Fonts are the fonts that the template names.
func (p Paper) Fonts() []string {
	if p.Flaw != nil {
		return nil
	}
	all, err := p.template.Fonts()
	if err != nil {
		return nil // its styles are damaged: Word says so
	}
	return all
}

// Check is what is wrong with a template, whatever comes of the campaign.
func Check(p Paper, c *campaign.Campaign) []word.Fault {
	if p.Flaw != nil {
		return nil
	}
	s := newSource(view.New(c, &record.Snapshot{}), p)
	_, faults, _ := p.template.Fill(s.facts(recipient{For: p.For})) // what it fills in is of no account
	return faults
}

// Made is one paper, ready.
type Made struct {
	Name string // of the file
	Unit string // code of whom it is for; "" is everybody
	Data []byte
}

// Make makes papers of a snapshot, for one unit where that is named. A template that
// asks for what there is not gives faults and no paper. One for each unit is made for
// those for which the list that it names first has something.
func Make(p Paper, v *view.View, unit string) ([]Made, []word.Fault, error) {
	if p.Flaw != nil {
		return nil, nil, fmt.Errorf("make paper %s: %w", p.Name, p.Flaw)
	}
	s := newSource(v, p)
	// Whoever has nothing in it gets none, but faults are told.
	if _, faults, err := p.template.Fill(s.facts(recipient{For: p.For})); err != nil || len(faults) > 0 {
		return nil, faults, err
	}
	var all []Made
	for _, to := range s.recipients(p.For) {
		if unit != "" && to.unit != unit {
			continue
		}
		f := s.facts(to)
		if to.unit != "" && !f.something(p.template.Asks()) {
			continue
		}
		data, _, err := p.template.Fill(f)
		if err != nil {
			return nil, nil, fmt.Errorf("make paper %s: %w", p.Name, err)
		}
		all = append(all, Made{Name: p.fileName(s, to), Unit: to.unit, Data: data})
	}
	return all, nil, nil
}

// onTrial begins the name of a paper for somebody that is made while results go to
// nobody, so that none is sent by mistake.
const onTrial = "试_"

// fileName is what people file a paper as.
func (p Paper) fileName(s *source, to recipient) string {
	name := p.Name
	if to.unit != "" {
		u := register.Unit{Code: to.unit, Name: s.unitNamed(to.unit)}
		name += "_" + campaign.FolderName(u)
		if s.Campaign.Publishing == campaign.Trial {
			name = onTrial + name
		}
	}
	return campaign.SafeName(name) + ending
}

// recipients are all for whom a paper may be made, in the order of the list of units.
func (s *source) recipients(f For) []recipient {
	if f == Everybody {
		return []recipient{{}}
	}
	theirs := map[string]bool{}
	for _, lists := range s.each {
		for unit := range lists {
			theirs[unit] = true
		}
	}
	var all []recipient
	for _, u := range s.Campaign.Facts.Units {
		if theirs[u.Code] {
			all = append(all, recipient{f, u.Code, u.Name})
		}
	}
	return all
}

// something reports whether the list that a template names first has rows; a template
// without lists always says something.
func (f *facts) something(asked []string) bool {
	for _, text := range asked {
		text, _, _ = strings.Cut(strings.ReplaceAll(text, "｜", "|"), "|")
		if n, ok := f.named(text); ok {
			l, wrong := f.chosen(n)
			return wrong.IsZero() && len(l.rows) > 0
		}
	}
	return true
}
