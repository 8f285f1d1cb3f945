package crosscheck

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// evidence tells of reports that name files as evidence of which none has come
// (R08): of each report once, with the cells that name them.
func (l *checker) evidence(on rules.Applied, p kind.Evidence) {
	sent := l.sentFiles()
	told := map[record.Part]bool{}
	for _, v := range inOrder(l.current(on.Form)) {
		at := v.Part()
		if told[at] || l.sender(v.File) == "" {
			continue
		}
		told[at] = true
		if lacking := sent[l.sender(v.File)].lacking(v, p); len(lacking) > 0 {
			l.notSent(on, v, p.Field, lacking)
		}
	}
}

func (l *checker) notSent(on rules.Applied, v *record.Version, field string, lacking []form.Value) {
	f := l.finding(on, record.Duty{}, field)
	f.Value, f.Args["field"] = lacking[0].Text, l.label(on.Form, field)
	if len(lacking) > 1 {
		f.Args["count"] = count(len(lacking))
		for _, e := range lacking {
			f.Cells = append(f.Cells, finding.Cell{At: e.Cell})
		}
	}
	l.addAt(v, lacking[0].Cell, f)
}

// sentFiles are the files of each department that may be evidence.
func (l *checker) sentFiles() map[string]attachments {
	reports := map[int64]bool{}
	for i := range l.s.Versions {
		reports[l.s.Versions[i].File.ID] = true
	}
	out := map[string]attachments{}
	for _, files := range [][]record.File{l.s.Files, l.s.Past} {
		for i := range files {
			f := &files[i]
			// A report names what lies beside it, and may be named like that itself.
			if unit := l.sender(f); unit != "" && !reports[f.ID] {
				out[unit] = append(out[unit], attachment{f, stem(f.Path), f.Verdict == record.Attachment})
			}
		}
	}
	return out
}

// attachments are what a department sent besides its sheets.
type attachments []attachment

type attachment struct {
	file     *record.File
	name     string // without folder and extension, folded
	evidence bool   // no table by intention
}

func stem(name string) string {
	base := path.Base(name)
	return value.Fold(strings.TrimSuffix(base, path.Ext(base)))
}

// lacking are the cells of a report that name a file which has not come.
func (a attachments) lacking(v *record.Version, p kind.Evidence) []form.Value {
	var out []form.Value
	seen := map[finding.Ref]bool{}
	for _, row := range v.Submission().Tables[p.Table].Rows {
		e := row.Value(p.Field)
		if !e.OK() || seen[e.Cell] {
			continue
		}
		seen[e.Cell] = true
		if !a.cover(e.Text) {
			out = append(out, e)
		}
	}
	return out
}

var (
	// fileName is what a text calls by the name of a file: 验收报告.pdf.
	fileName = regexp.MustCompile(`(?i)([^\s,，;；、。:：|/\\《》“”"()（）]+)\.(pdf|ofd|docx?|wps|xlsx?|et|pptx?|jpe?g|png|bmp|gif|tiff?|heic|zip|rar|7z|mp4)\b`)
	// enclosed are words for something that lies with the report.
	enclosed = []string{"附件", "照片", "图片", "截图", "扫描件"}
	// otherwise are words for evidence that is not sent as a file, or for none.
	otherwise = []string{"无附件", "没有附件", "纸质", "备查", "存档", "已报", "已交", "另报", "另附", "报送过", "现场"}
)

// cover reports whether what a text names as files has come. Who calls a file by
// its name must have sent one of that name; of 附件1 or 照片3张 nobody knows how the
// file is called, and anything that came may be it. A text that names no file
// needs none.
func (a attachments) cover(text string) bool {
	if anyIn(text, otherwise) {
		return true
	}
	if names := fileName.FindAllStringSubmatch(text, -1); len(names) > 0 {
		return slices.ContainsFunc(names, func(n []string) bool { return a.has(value.Fold(n[1])) })
	}
	return !anyIn(text, enclosed) || slices.ContainsFunc(a, func(x attachment) bool { return x.evidence || anyIn(x.name, enclosed) })
}

// has reports whether a file of that name came, or of one that is part of the
// other: 附件1验收报告 for 附件1.
func (a attachments) has(name string) bool {
	return slices.ContainsFunc(a, func(x attachment) bool {
		return x.name != "" && (strings.Contains(x.name, name) || strings.Contains(name, x.name))
	})
}

func anyIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}
