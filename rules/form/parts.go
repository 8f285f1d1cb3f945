package form

import "jixiao/rules/value"

// mostParts is how many times a sheet is parted into forms one below the other:
// one with more of them is told to be taken apart (S09).
const mostParts = 40

// parts are the forms on a page, from above to below.
func (r *Reader) parts(p *page, room int) []guess {
	g := r.recognise(p)
	if !g.recognised() || room <= 1 {
		return []guess{g}
	}
	at := r.cut(p, &g)
	if at <= 0 || at >= p.len() {
		return r.records(p, g)
	}
	above := r.parts(p.part(0, at), room-1)
	below := r.parts(p.part(at, p.len()), room-len(above))
	for _, part := range append(above[:len(above):len(above)], below...) {
		if !part.recognised() {
			return []guess{g} // what looked like two forms is none without the other
		}
	}
	return append(above, below...)
}

// mostAgain is how many times the same form may stand on a sheet for what stands
// below it to be found.
const mostAgain = 8

// cut is the position at which a page holds another form below or above the one
// that it resembles most, 0 if it does not.
func (r *Reader) cut(p *page, g *guess) int {
	from := p.after(g.lastEnd(r))
	for range mostAgain {
		if from >= p.len() {
			break
		}
		rest := p.part(from, p.len())
		h := r.recogniseIn(rest)
		if !h.recognised() {
			break
		}
		if h.layout.words != g.layout.words {
			return p.after(h.begin(g.layout.words) - 1)
		}
		if at := r.between(p, from, &h); at > 0 {
			return at
		}
		from = p.after(max(h.layout.end(), rest.index(0)))
	}
	return r.between(p, 0, g)
}

// between is the position at which a form or what follows it begins, of a form
// that stands between a position and the header of another one; 0 if none does.
// Above the other one it is the other one's position.
func (r *Reader) between(p *page, from int, g *guess) int {
	top := g.layout.title.Row
	if !g.titled() {
		top = max(g.layout.firstHeader(), g.layout.start().Row)
	}
	to := p.after(top - 1)
	if to < from+fewestRows {
		return 0
	}
	above := r.recogniseIn(p.part(from, to))
	switch {
	case !above.recognised() || above.layout.words == g.layout.words:
		return 0
	case from > 0:
		return p.after(above.layout.start().Row - 1)
	}
	rest := r.recogniseIn(p.part(p.after(above.layout.end()), p.len()))
	if !rest.recognised() {
		return 0
	}
	return p.after(rest.begin(above.layout.words) - 1)
}

// fewestRows is how many rows the smallest form has.
const fewestRows = 2

// recogniseIn recognises the form on a part of a sheet, if there are words enough
// for any.
func (r *Reader) recogniseIn(p *page) guess {
	for _, w := range r.forms {
		if p.holds(w) {
			return r.recognise(p)
		}
	}
	return guess{sheet: p.sheet}
}

// holds reports whether a page holds as many words of a form as one of them must
// at least; false is sure.
func (p *page) holds(w *words) bool {
	left := w.fewest
	for i := 0; i < p.len() && left > 0 && !p.stopped(); i++ {
		if !p.mayHold(i, w.bits) {
			continue
		}
		for _, key := range p.rowKeys(i) {
			if p.vocabulary.sets[key]&w.bits != 0 {
				left--
			}
		}
	}
	return left <= 0
}

// begin is the row in which a form begins that stands below another one: at its
// title, else behind the last row left blank above its header, else at the first
// word that is not one of the other's too.
func (g *guess) begin(other *words) int {
	l := g.layout
	if g.titled() {
		return l.title.Row
	}
	first, own := l.start().Row, l.firstHeader()
	for i, found := range l.labels {
		if _, both := other.labels[value.Label(l.words.def.Fields[i].Label)]; both || len(found) == 0 {
			continue
		}
		if row := found[0].cell.Row; own == 0 || row < own {
			own = row
		}
	}
	if own == 0 {
		return first
	}
	for i := l.page.after(own) - 1; i > 0 && l.page.index(i) > first; i-- {
		if l.page.index(i-1) < l.page.index(i)-1 {
			return l.page.index(i)
		}
	}
	return own
}
