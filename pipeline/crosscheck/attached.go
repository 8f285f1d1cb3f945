package crosscheck

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// Attached is a row of a report that names files, with those that came.
type Attached struct {
	Version           *record.Version
	Problem, Category string // as the list of problems has them, "" where the form does not say
	Says              string // what the row calls its evidence
	Files             []*record.File
	Lacks             bool // it names files of which none has come (R08)
}

// Attachments are what came besides the sheets: by the rows that name it, in the order
// of the reports, and what no row names.
type Attachments struct {
	Rows  []Attached
	Loose []*record.File
}

// AttachmentsOf links the files that departments sent with their reports to the rows
// that name them. Who calls a file by another name than its own is not understood.
func AttachmentsOf(c *campaign.Campaign, s *record.Snapshot) (out Attachments) {
	if c.Engine == nil { // no rule says where evidence is named
		return out
	}
	l := &checker{c: c, s: s, chains: record.Chains(s.Versions), senders: record.SendersOf(s.Versions)}
	var sent map[string]attachments
	linked := map[*record.File]bool{}
	for on, p := range rules.Crosschecks[kind.Evidence](c.Engine) {
		if sent == nil {
			sent = l.sentFiles()
		}
		var said *form.Submission
		for i, all := 0, inOrder(l.current(on.Form)); i < len(all); i++ {
			if i == 0 || all[i].Says != all[i-1].Says { // versions of one sheet stand together
				said = all[i].Submission()
			}
			out.Rows = append(out.Rows, l.attached(all[i], said, p, sent[l.sender(all[i].File)])...)
		}
	}
	for _, row := range out.Rows {
		for _, f := range row.Files {
			linked[f] = true
		}
	}
	for _, files := range sent {
		for _, x := range files {
			if x.evidence && !x.file.Gone && !linked[x.file] {
				out.Loose = append(out.Loose, x.file)
			}
		}
	}
	slices.SortFunc(out.Loose, func(a, b *record.File) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// attached are the rows of one version that name files, or seem to.
func (l *checker) attached(v *record.Version, said *form.Submission, p kind.Evidence, sent attachments) (out []Attached) {
	mine := l.ofProject(sent, v)
	problem, category := l.answered(v.Duty.Form, p.Table)
	for _, row := range rowsIn(said, v.Duty.Subject, p.Table) {
		e := row.Value(p.Field)
		a := Attached{Version: v, Problem: row.Value(problem).Text, Category: row.Value(category).Text, Says: e.Text}
		a.Files = mine.named(e.Text, texts(said.Def.Table(p.Table), row))
		a.Lacks = e.OK() && !sent.cover(e.Text)
		if len(a.Files) > 0 || a.Lacks || anyIn(e.Text, enclosed) && !anyIn(e.Text, otherwise) {
			out = append(out, a)
		}
	}
	return out
}

// answered are the columns by which the rows of a table answer a list of problems.
func (l *checker) answered(form, table string) (problem, category string) {
	for _, a := range l.c.Engine.Answers() {
		if a.Form == form && a.Table == table {
			return a.Problem, a.Category
		}
	}
	return "", ""
}

// texts are what a row says in words, folded.
func texts(table *form.Block, row form.TableRow) (all []string) {
	for _, f := range table.Columns {
		if v := row.Value(f.ID); f.Type == form.TypeText && v.OK() {
			all = append(all, value.Fold(v.Text))
		}
	}
	return all
}

// mostSent is how many files of a department are looked at for each row.
const mostSent = 1000

// ofProject leaves out files that are called by the code of another project of the
// department's.
func (l *checker) ofProject(sent attachments, v *record.Version) attachments {
	own := value.Fold(v.Duty.Project())
	var others []string
	for _, p := range l.c.Facts.For(v.Duty.Department).ReadersOwn() {
		if code := value.Fold(p.Code); code != own && utf8.RuneCountInString(code) >= leastName {
			others = append(others, code)
		}
	}
	return slices.DeleteFunc(slices.Clone(sent[:min(len(sent), mostSent)]), func(x attachment) bool {
		return (own == "" || !says(x.name, own)) && slices.ContainsFunc(others, func(code string) bool { return says(x.name, code) })
	})
}

// leastName is how many letters a name has by which a file is known: 附件1, A-01.
const leastName = 3

// plans are the papers of a rectification that rows speak of without naming a file.
var plans = []string{"整改方案", "整改报告", "整改情况报告", "整改计划"}

// named are the files that a row names: in the column for evidence by a file's name or
// a part of it, anywhere by a file's whole name, and the papers of a rectification by
// what they are.
func (a attachments) named(evidence string, row []string) (out []*record.File) {
	var parts []string
	for _, n := range fileName.FindAllStringSubmatch(evidence, -1) {
		parts = append(parts, value.Fold(n[1]))
	}
	for _, part := range strings.FieldsFunc(evidence, parting) {
		if part = strings.TrimPrefix(strings.TrimPrefix(value.Fold(part), "详"), "见"); utf8.RuneCountInString(part) >= leastName {
			parts = append(parts, part)
		}
	}
	for _, x := range a {
		part := func(name string) bool { return says(x.name, name) }
		whole := func(text string) bool {
			return utf8.RuneCountInString(x.name) >= leastName && says(text, x.name) ||
				slices.ContainsFunc(plans, func(plan string) bool { return strings.Contains(text, plan) && strings.Contains(x.name, plan) })
		}
		if slices.ContainsFunc(parts, part) || slices.ContainsFunc(row, whole) {
			out = append(out, x.file)
		}
	}
	return out
}

// parting reports whether a rune stands between the names of files.
func parting(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("、，,；;。:：《》“”\"()（）", r)
}

// says reports whether a text has a name in it, of which no digit is cut off: 附件1 is
// not in 附件12.
func says(text, name string) bool {
	for at := 0; name != ""; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		after, _ := utf8.DecodeRuneInString(text[at+i+len(name):])
		first, _ := utf8.DecodeRuneInString(name)
		last, _ := utf8.DecodeLastRuneInString(name)
		if !(unicode.IsDigit(first) && unicode.IsDigit(before)) && !(unicode.IsDigit(last) && unicode.IsDigit(after)) {
			return true
		}
		at += i + len(name)
	}
	return false
}
