package word

import (
	"bytes"
	"cmp"
	"slices"

	"jixiao/rules/finding"
)

// plan is what is to be done to a part.
type plan struct {
	*part
	changes []change
	repeats []repeat
}

// change puts something in the place of a stretch.
type change struct {
	extent
	with string
	slot *Slot // says what; nil is with
	in   tag   // that what it says stands in
	// copies says that only copies are changed.
	copies bool
	// stands says in which rows the stretch stays, and nothing of it is changed; nil
	// changes it.
	stands func(row int) bool
}

// repeat is a row or a paragraph that is written for each row of a list, and those
// next to it that speak of the same list.
type repeat struct {
	extent
	list   string
	rows   int
	needed bool // one without texts stays where the list is empty
	row    int  // its first of the part's rows; -1 is a paragraph
	block  int  // that it was first met in
}

// plan finds out what each placeholder stands for, and what is repeated.
func (p *part) plan(known *slots, faults *[]Fault) *plan {
	n := &plan{part: p}
	said := map[Fault]bool{}
	fault := func(f Fault) {
		if !said[f] { // a text box stands in the part twice, for new and for old programs
			said[f] = true
			*faults = append(*faults, f)
		}
	}
	for _, f := range p.faults {
		fault(f)
	}
	for _, a := range p.asked {
		r, b := known.of(a.inside), &p.blocks[a.block]
		wrong := r.wrong
		if wrong.IsZero() {
			wrong = r.slot.fits(a, b)
		}
		if !wrong.IsZero() {
			fault(faultAt(b.at, b.text, wrong))
			continue
		}
		if r.slot.Stands != nil {
			n.changes = append(n.changes, change{extent: b.extent, stands: r.slot.Stands})
		}
		n.fill(a, &r.slot)
		if r.slot.List != "" {
			n.repeats = append(n.repeats, p.repeated(a, r.slot))
		}
	}
	n.join(fault)
	n.finish()
	return n
}

// fits says why a placeholder cannot stand where it does.
func (s *Slot) fits(a asked, b *block) (wrong finding.Text) {
	switch {
	case s.InBody && b.at != body:
		return finding.Text{ZH: "“{{" + a.inside + "}}”只能写在正文里", EN: "{{" + a.inside + "}} can stand in the body alone"}
	case s.Stands != nil && (b.row >= 0 || b.needed):
		return finding.Text{ZH: "“{{" + a.inside + "}}”只能写在正文的段落里；表格里要留哪几行，写在清单名称后面的 [ ] 里",
			EN: "{{" + a.inside + "}} can stand in paragraphs of the body alone; in a table say which rows in [ ] behind the list's name"}
	}
	return wrong
}

// fill puts what a placeholder says into its first piece, and nothing into the others.
func (n *plan) fill(a asked, s *Slot) {
	for i, piece := range a.pieces {
		if i == 0 {
			n.changes = append(n.changes, change{extent: piece, slot: s, in: a.in})
		} else {
			n.changes = append(n.changes, change{extent: piece})
		}
	}
}

// repeated is what a placeholder of a list has repeated.
func (p *part) repeated(a asked, s Slot) repeat {
	b := &p.blocks[a.block]
	r := repeat{extent: b.extent, list: s.List, rows: s.Rows, needed: b.needed, row: b.row, block: a.block}
	if b.row >= 0 {
		r.extent, r.needed = p.rows[b.row].extent, false
	}
	return r
}

// join makes one of repeats that are the same or stand next to each other, and says
// where two lists are in each other's way.
func (n *plan) join(fault func(Fault)) {
	slices.SortStableFunc(n.repeats, func(a, b repeat) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	var all []repeat
	for _, r := range n.repeats {
		var last *repeat
		if len(all) > 0 {
			last = &all[len(all)-1]
		}
		switch {
		case last == nil || r.from >= last.to && !n.continues(*last, r):
			all = append(all, r)
		case r.list != last.list:
			b := &n.blocks[r.block]
			fault(faultAt(b.at, b.text, finding.Text{
				ZH: "一行（一段）里只能用一张清单，这里有“" + last.list + "”和“" + r.list + "”",
				EN: "one row or paragraph can speak of one list; this one speaks of " + last.list + " and " + r.list}))
		default:
			last.to, last.needed = max(last.to, r.to), last.needed || r.needed
		}
	}
	n.repeats = all
}

// continues reports whether a repeat stands right behind another of the same list.
func (n *plan) continues(last, r repeat) bool {
	return r.list == last.list && (r.row < 0) == (last.row < 0) && len(bytes.TrimSpace(n.markup.Text()[last.to:r.from])) == 0
}

// finish adds what follows from the rest, and puts all in order.
func (n *plan) finish() {
	if len(n.changes) == 0 {
		return
	}
	for at := range n.spaces {
		n.changes = append(n.changes, change{extent: extent{at, at}, with: ` xml:space="preserve"`})
	}
	for i := range n.repeats {
		if r := &n.repeats[i]; r.row >= 0 {
			r.needed = !n.others(r)
			n.repeatHead(r)
		}
	}
	for _, e := range n.once {
		i, _ := slices.BinarySearchFunc(n.repeats, e.from, func(r repeat, at int) int { return cmp.Compare(r.to, at+1) })
		if i < len(n.repeats) && n.repeats[i].holds(e) {
			n.changes = append(n.changes, change{extent: e, copies: true})
		}
	}
	slices.SortStableFunc(n.changes, func(a, b change) int { return cmp.Compare(a.from, b.from) })
}

// others reports whether a table has rows beside those that are repeated.
func (n *plan) others(r *repeat) bool {
	table := n.rows[r.row].table
	return slices.ContainsFunc(n.rows, func(row row) bool { return row.table == table && !r.holds(row.extent) })
}

// mostHead is how many rows above a list are taken for its head.
const mostHead = 3

// repeatHead has the rows above a list repeated on each page, unless the table says
// what is.
func (n *plan) repeatHead(r *repeat) {
	table := n.rows[r.row].table
	var head []*row
	for i := range n.rows {
		switch row := &n.rows[i]; {
		case row.table != table:
		case row.heads:
			return
		case row.to <= r.from:
			head = append(head, row)
		}
	}
	if len(head) > mostHead {
		return
	}
	for _, row := range head {
		with := "<" + row.prefix + "tblHeader/>"
		if row.bare {
			with = "<" + row.prefix + "trPr>" + with + "</" + row.prefix + "trPr>"
		}
		n.changes = append(n.changes, change{extent: extent{row.properties, row.properties}, with: with})
	}
}
