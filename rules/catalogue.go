package rules

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/wording"
)

// groups are the first letters of codes, in the order of the catalogue.
const groups = "FSVTGCXDRUMAL"

var codePattern = regexp.MustCompile(`^[` + groups + `]\d{2}$`)

// entry is a catalogue entry ready for use.
type entry struct {
	info     Info
	wordings map[string]wording.Wording // by variant, "" the usual one
}

// newEntry checks an entry's code, texts and templates.
func newEntry(s *Spec) (*entry, []Problem) {
	e := &entry{info: s.Info, wordings: map[string]wording.Wording{}}
	e.info.Audience = cmp.Or(e.info.Audience, finding.Everyone)
	c := entryChecker{spec: s}
	if !codePattern.MatchString(string(s.Code)) {
		c.fault("code", "编码应为一个字母加两位数字，如 T03", "a code is one letter and two digits, such as T03")
	}
	if s.Severity < finding.Info || s.Severity > finding.Error {
		c.fault("severity", "应为 error、warning 或 info", "must be error, warning or info")
	}
	if e.info.Audience != finding.Everyone && e.info.Audience != finding.Section {
		c.fault("audience", "应为 everyone 或 section", "must be everyone or section")
	}
	c.both("title", s.Title)
	c.both("why", s.Why)
	if s.Example != (Example{}) {
		c.both("example.wrong", s.Example.Wrong)
		c.both("example.right", s.Example.Right)
	}
	if !s.Basis.IsZero() {
		c.both("basis", s.Basis)
	}
	if s.Lawful != (Lawful{}) {
		c.both("lawful.sheet", s.Lawful.Sheet)
	}
	e.wordings[""] = c.wording("", s.Message, s.Fix)
	for name, v := range s.Variants {
		e.wordings[name] = c.wording("variants."+name+".", orElse(v.Message, s.Message), orElse(v.Fix, s.Fix))
	}
	return e, c.problems
}

// orElse is a variant's text, in each language the rule's own where it has none.
func orElse(t, usual finding.Text) finding.Text {
	return finding.Text{ZH: cmp.Or(t.ZH, usual.ZH), EN: cmp.Or(t.EN, usual.EN)}
}

type entryChecker struct {
	spec     *Spec
	variant  string // of the override whose texts are checked
	problems []Problem
}

func (c *entryChecker) fault(path, zh, en string) {
	c.problems = append(c.problems, Problem{Code: c.spec.Code, Variant: c.variant, Path: path, Message: finding.Text{ZH: zh, EN: en}})
}

func (c *entryChecker) both(path string, t finding.Text) {
	if t.ZH == "" {
		c.fault(path+".zh", "缺少中文", "the Chinese text is missing")
	}
	if t.EN == "" {
		c.fault(path+".en", "缺少英文", "the English text is missing")
	}
}

func (c *entryChecker) wording(path string, message, fix finding.Text) wording.Wording {
	c.both(path+"message", message)
	c.both(path+"fix", fix)
	return wording.Wording{
		Message: wording.Pair{ZH: c.template(path+"message.zh", message.ZH), EN: c.template(path+"message.en", message.EN)},
		Fix:     wording.Pair{ZH: c.template(path+"fix.zh", fix.ZH), EN: c.template(path+"fix.en", fix.EN)},
	}
}

// template parses one text and tells words that its findings do not carry.
func (c *entryChecker) template(path, text string) wording.Template {
	t, bad := wording.Parse(text)
	if bad != nil {
		c.fault(path, "措辞“"+text+"”写法有误："+bad.ZH, "wording "+strconv.Quote(text)+": "+bad.EN)
		return nil
	}
	known := append(wording.Standard(), c.spec.Args...)
	for _, w := range t.Words() {
		if !slices.Contains(known, w) {
			list := strings.Join(known, ", ")
			c.fault(path, "没有“{"+w+"}”这个词，可用的有："+list, "there is no word {"+w+"}; there are "+list)
		}
	}
	return t
}

// compareCodes orders codes as the catalogue does.
func compareCodes(a, b finding.Code) int {
	return cmp.Or(cmp.Compare(groupOf(a), groupOf(b)), cmp.Compare(a, b))
}

func groupOf(c finding.Code) int { return strings.IndexByte(groups, (string(c) + " ")[0]) }
