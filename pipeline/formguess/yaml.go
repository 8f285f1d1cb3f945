package formguess

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// yamlWriter writes a definition the way that the shipped ones are written:
// fields on a line each, doubts as comments above what they are about.
type yamlWriter struct {
	strings.Builder
	doubts map[string][]string // by key
}

// YAML is the definition as a file of configs/forms, with the doubts as comments.
func (d *Draft) YAML() string {
	w := &yamlWriter{doubts: map[string][]string{}}
	for i, one := range d.Doubts {
		w.doubts[one.Key] = append(w.doubts[one.Key], fmt.Sprintf("存疑 %d：%s", i+1, one.Where(finding.ZH)+one.Text.ZH))
	}
	f := d.Form
	w.line(0, "# %s：由 jixiao form guess 照样例起草，写着“存疑”的地方请逐条核对，核对完可以删去。", comment(f.Name.ZH))
	w.line(0, "# 各项写法的含义见 docs/forms.md。en 是英文消息里的名称，不用英文的不必改。")
	w.doubt(0, "")
	w.head(d)
	w.fields(f)
	w.grids(f)
	w.tables(f)
	w.template(f)
	w.master(f)
	return w.String()
}

// Where is the place of a doubt in a language, with what follows it; "" for none.
func (d *Doubt) Where(lang finding.Lang) string {
	var parts []string
	for _, part := range []string{inFolder(d.Place.File), d.Place.Sheet} {
		if part != "" {
			parts = append(parts, finding.Clip(part, finding.MaxQuoted))
		}
	}
	where := strings.Join(parts, " ")
	if !d.Place.Cell.IsZero() {
		where += "!" + d.Place.Cell.String()
	}
	switch {
	case where == "":
		return ""
	case lang == finding.EN:
		return where + ": "
	}
	return where + "："
}

// inFolder is a file's name with its folder's: samples of departments are often
// called the same.
func inFolder(file string) string {
	if file == "" {
		return ""
	}
	return strings.TrimPrefix(path.Join(path.Base(path.Dir(file)), path.Base(file)), "./")
}

func (w *yamlWriter) line(indent int, format string, args ...any) {
	w.WriteString(strings.Repeat("  ", indent))
	fmt.Fprintf(w, format, args...)
	w.WriteByte('\n')
}

// doubt writes what is not sure about a key above it.
func (w *yamlWriter) doubt(indent int, key string) {
	for _, text := range w.doubts[key] {
		w.line(indent, "# %s", comment(text))
	}
}

// comment is a text that stays on its line.
func comment(text string) string { return finding.Clip(text, 500) }

func (w *yamlWriter) head(d *Draft) {
	f := d.Form
	w.doubt(0, "id")
	w.line(0, "id: %s", scalar(f.ID))
	w.doubt(0, "name")
	w.line(0, "name: {zh: %s, en: %s}", scalar(f.Name.ZH), scalar(f.Name.EN))
	w.line(0, "handed_in_by: %s # 由谁报送：department 单位、section 绩效科、evaluator 评价机构", list(f.HandedInBy))
	w.doubt(0, "about")
	w.items(d.Items)
	w.line(0, "about: %s", scalar(f.About))
	w.doubt(0, "title")
	if len(f.Title.Texts) > 0 {
		w.line(0, "title:")
		w.line(1, "texts: %s", list(f.Title.Texts))
	}
	if f.Title.Year != "" {
		w.line(1, "year: %s", f.Title.Year)
	}
	w.doubt(0, "records")
	if f.Records {
		w.line(0, "records: true")
	}
}

func (w *yamlWriter) fields(f *form.Definition) {
	if len(f.Fields) == 0 {
		return
	}
	w.line(0, "")
	w.line(0, "fields:")
	w.list(1, "fields", f.Fields)
}

// list writes fields, a line each.
func (w *yamlWriter) list(indent int, at string, fields []form.Field) {
	for i := range fields {
		w.doubt(indent, fmt.Sprintf("%s[%d]", at, i))
		w.field(indent, &fields[i])
	}
}

func (w *yamlWriter) field(indent int, f *form.Field) {
	parts := fieldParts(f)
	if len(f.Choices) == 0 {
		w.line(indent, "- {%s}", strings.Join(parts, ", "))
		return
	}
	for i, part := range parts {
		mark := "  "
		if i == 0 {
			mark = "- "
		}
		w.line(indent, "%s%s", mark, part)
	}
	w.line(indent+1, "choices:")
	for _, c := range f.Choices {
		w.line(indent+2, "- {is: %s}", scalar(c.Is))
	}
}

func fieldParts(f *form.Field) []string {
	parts := []string{"id: " + f.ID, "label: " + scalar(f.Label)}
	add := func(key, text string, on bool) {
		if on {
			parts = append(parts, key+": "+text)
		}
	}
	add("under", scalar(f.Under), f.Under != "")
	add("aliases", list(f.Aliases), len(f.Aliases) > 0)
	add("en", scalar(f.English), true)
	add("type", string(f.Type), true)
	add("presence", f.Presence, f.Presence != "")
	add("of", f.Of, f.Of != "")
	add("check", strconv.Quote(f.Check), f.Check != "")
	add("below", "true", f.Below)
	add("carry", "true", f.Carry)
	add("ordinal", "true", f.Ordinal)
	add("none", list(f.None), len(f.None) > 0)
	add("behind", list(f.Behind), len(f.Behind) > 0)
	return parts
}

// list is a list on one line.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, s := range texts {
		quoted[i] = scalar(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
