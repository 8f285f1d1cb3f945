package custody

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/manifest"
	"jixiao/rules/finding"
)

// originalsFolder is where originals lie in what is handed over.
const originalsFolder = "原件"

// Parts of a file's name in bytes: systems take 255 in all.
const (
	mostFormBytes    = 60
	mostVersionBytes = 60
	mostNameBytes    = 200
	mostExtBytes     = 20
)

// originalEntries lists every version that ever came, those that were replaced
// too, and names the file of each: 年度-单位-项目-表单-第n版. A file that is for
// several projects is one file with all of them in its name.
func originalEntries(c *campaign.Campaign, s *record.Snapshot) []manifest.Entry {
	n := naming{c: c, taken: map[string]bool{}, names: map[int64]string{}, numbers: map[int64]int{}}
	versions := map[int64][]record.Version{}
	for _, v := range s.Versions {
		n.numbers[v.ID] = v.N
		versions[v.File.ID] = append(versions[v.File.ID], v)
	}
	var entries []manifest.Entry
	for _, v := range s.Versions {
		if _, named := n.names[v.File.ID]; !named {
			n.names[v.File.ID] = path.Join(originalsFolder, n.original(versions[v.File.ID]))
		}
		entries = append(entries, manifest.Entry{Unit: n.unit(v.Duty.Department), Project: n.subject(v.Duty),
			Form: n.form(v.Duty.Form), Version: n.version(v), Arrival: v.File.Arrival, Verdict: stateLabel(v),
			Name: n.names[v.File.ID], Hash: v.File.Hash})
	}
	return entries
}

// version is a version's number, or that of the one which it says again.
func (n *naming) version(v record.Version) string {
	switch {
	case v.N > 0:
		return fmt.Sprintf("第%d版", v.N)
	case n.numbers[v.Other] > 0:
		return fmt.Sprintf("同第%d版", n.numbers[v.Other])
	}
	return ""
}

func stateLabel(v record.Version) string {
	switch v.State {
	case record.Withdrawn:
		return "作废"
	case record.Corrected:
		return v.Label().ZH
	}
	return v.Verdict.Label().ZH
}

// naming gives files names that tell people what they are.
type naming struct {
	c       *campaign.Campaign
	taken   map[string]bool
	names   map[int64]string // by file
	numbers map[int64]int    // by version
}

// original names one file by its versions.
func (n *naming) original(versions []record.Version) string {
	var subjects, forms, numbers []string
	named := map[string]string{} // by code
	for _, v := range versions {
		subjects = with(subjects, v.Duty.SubjectCode())
		named[v.Duty.SubjectCode()] = n.subject(v.Duty)
		forms = with(forms, n.form(v.Duty.Form))
		numbers = with(numbers, n.version(v))
	}
	first := versions[0]
	head := []string{strconv.Itoa(n.c.Facts.Year), n.unit(cmp.Or(first.File.Department, first.Duty.Department))}
	if p := several(subjects, named); p != "" {
		head = append(head, p)
	}
	tail := "-" + clip(campaign.SafeName(strings.Join(forms, "、")), mostFormBytes)
	if v := clip(strings.Join(numbers, "、"), mostVersionBytes); v != "" {
		tail += "-" + v
	}
	name := clip(campaign.SafeName(strings.Join(head, "-")), mostNameBytes-len(tail)) + tail
	return n.free(name, clip(campaign.SafeName(path.Ext(first.File.Path)), mostExtBytes))
}

// several names one project, or what else a file is about, by code and name, a few
// by their codes.
func several(codes []string, named map[string]string) string {
	const few = 3
	switch {
	case len(codes) == 0:
		return ""
	case len(codes) == 1:
		return named[codes[0]]
	case len(codes) <= few:
		return strings.Join(codes, "、")
	}
	return fmt.Sprintf("%s等%d个项目（多项目）", codes[0], len(codes))
}

// free is a name that no other file has, on systems too that do not tell
// capitals from small letters.
func (n *naming) free(name, ext string) string {
	for i := 1; ; i++ {
		full := name + ext
		if i > 1 {
			full = fmt.Sprintf("%s（%d）%s", name, i, ext)
		}
		if key := strings.ToLower(full); !n.taken[key] {
			n.taken[key] = true
			return full
		}
	}
}

func (n *naming) unit(code string) string {
	if u, ok := n.c.Facts.Unit(code); ok {
		return code + u.Name
	}
	return cmp.Or(code, campaign.SectionFolder)
}

// subject is code and name of what a duty is about, where that is not its own
// department.
func (n *naming) subject(d record.Duty) string {
	if d.SubjectCode() == "" {
		return ""
	}
	return d.Subject.ID() + n.c.Facts.NameOf(d.Subject)
}

func (n *naming) form(id string) string {
	if def := n.c.Form(id); def != nil {
		return def.Name.In(finding.ZH)
	}
	return id
}

// with adds a text that is not there yet; "" is none.
func with(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// clip cuts a text to so many bytes, between characters.
func clip(s string, most int) string {
	for len(s) > max(most, 0) {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}
