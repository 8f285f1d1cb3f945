package load

import (
	"slices"
	"strings"

	"jixiao/rules/form"
)

// untitled wants a form without titles to have enough by which it is known.
func (c *formCheck) untitled() {
	if len(c.def.Title.Texts) > 0 || len(c.doc.broken) > 0 {
		return
	}
	if c.def.Title.Year != "" {
		c.doc.fault("title.year", say("没有标题的表查不了年度，请删去这一行，或写上标题", "a form without a title names no year: delete this, or give it a title"))
	}
	if n := len(c.def.KnownBy()); n < form.FewestHeaders {
		c.doc.fault("", say("没有标题的表要靠必填的栏目和表头来认，至少要有 %d 个，现有 %d 个；请写上标题，或把必有的栏目写成 required、label",
			"a form without a title is known by the labels and headers that it requires: want %d or more, got %d", form.FewestHeaders, n))
	}
}

// checkUntitled wants forms without titles to differ in what they are known by.
func checkUntitled(sources []formSource) {
	known := map[string]string{}
	for _, s := range sources {
		if len(s.def.Title.Texts) > 0 || len(s.def.KnownBy()) == 0 {
			continue
		}
		mark := knownBy(s.def)
		if first, taken := known[mark]; taken {
			s.doc.fault("", say("没有标题，必有的栏目和表头又与 %s 相同，无法分辨", "it has no title, and the labels and headers of %s: a sheet could be either", first))
			continue
		}
		known[mark] = s.doc.file
	}
}

// knownBy are the words by which a form is known, in no order.
func knownBy(d *form.Definition) string {
	var all []string
	for _, f := range d.KnownBy() {
		all = append(all, key(f.Under)+"/"+key(f.Label))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}
