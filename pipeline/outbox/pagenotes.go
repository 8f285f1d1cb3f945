package outbox

import (
	"iter"
	"strings"
)

// pageNotes are what is remembered of ordinary pages. Nearly all are as they were
// written down, and stay the text that they are until somebody asks for one.
type pageNotes struct {
	book    string
	from    []int          // where in it each entry begins, and where the last one ends
	numbers map[string]int // of the entries, by the names of pages
	void    []bool         // entries that hold no longer
	asked   []bool         // entries of pages that are published
	lie     []bool         // entries whose pages were seen to lie as they were written; nil where nobody looked
	// other are notes that the book has not.
	other   map[string]note
	further map[string]bool // pages that are published and have no entry
	changed bool            // it is other than it was written down
}

// readNotes reads what writeTo wrote, or an earlier program. Of anything else nothing
// is remembered.
func readNotes(data string) pageNotes {
	var all pageNotes
	if !all.readBook(data) {
		all = pageNotes{other: readEarlier(data), changed: true}
	}
	if all.further = map[string]bool{}; all.other == nil {
		all.other = map[string]note{}
	}
	return all
}

// readBook finds the entries of a book.
func (all *pageNotes) readBook(data string) (ok bool) {
	rest, ok := strings.CutPrefix(data, notebook)
	r := entryReader{rest: rest}
	n := r.number()
	if !ok || n > uint64(len(r.rest)) {
		return false
	}
	all.book, all.numbers = data, make(map[string]int, n)
	all.from, all.void, all.asked = make([]int, 0, n+1), make([]bool, n), make([]bool, n)
	for i := range int(n) {
		all.from = append(all.from, len(data)-len(r.rest))
		entry := entryReader{rest: r.word()}
		all.numbers[entry.word()] = i
		if r.broken || entry.broken {
			return false
		}
	}
	all.from = append(all.from, len(data))
	return !r.broken && r.rest == ""
}

// entry is an entry by its number.
func (all *pageNotes) entry(i int) entryReader {
	r := entryReader{rest: all.book[all.from[i]:all.from[i+1]]}
	r.number() // its length
	return r
}

func (all *pageNotes) name(i int) string {
	r := all.entry(i)
	return r.word()
}

// note is what is remembered of an ordinary page.
func (all *pageNotes) note(name string) (n note, there bool) {
	if n, there = all.other[name]; there {
		return n, true
	}
	r, there := all.find(name)
	if there {
		_, n = r.note()
	}
	return n, there
}

// find finds the entry of a page, if it holds.
func (all *pageNotes) find(name string) (r entryReader, there bool) {
	if i, there := all.numbers[name]; there && !all.void[i] {
		return all.entry(i), true
	}
	return r, false
}

// ask is the number of the entry of a page that is published, if it has one that
// holds.
func (all *pageNotes) ask(name string) (i int, there bool) {
	i, there = all.numbers[name]
	if !there {
		all.further[name] = true
		return 0, false
	}
	all.asked[i] = true
	return i, !all.void[i]
}

// written is the page of an entry, and how it looked from outside.
func (all *pageNotes) written(i int) (name string, was outside) {
	r := all.entry(i)
	name = r.word()
	r.word() // the key,
	r.word() // and what is no digest in it
	return name, r.outside()
}

func (all *pageNotes) isAsked(name string) bool {
	i, there := all.numbers[name]
	return there && all.asked[i] || all.further[name]
}

// unasked are the pages that are remembered and not published.
func (all *pageNotes) unasked() iter.Seq2[string, note] {
	return func(yield func(string, note) bool) {
		for i := range all.void {
			if all.asked[i] || all.void[i] {
				continue
			}
			r := all.entry(i)
			if name, n := r.note(); !yield(name, n) {
				return
			}
		}
		for name, n := range all.other {
			if !all.isAsked(name) && !yield(name, n) {
				return
			}
		}
	}
}

// put notes an ordinary page.
func (all *pageNotes) put(name string, n note) {
	if is, there := all.note(name); there && is == n {
		return
	}
	all.forget(name)
	all.other[name], all.changed = n, true
}

func (all *pageNotes) forget(name string) {
	if i, there := all.numbers[name]; there && !all.void[i] {
		all.void[i], all.changed = true, true
	}
	if _, there := all.other[name]; there {
		delete(all.other, name)
		all.changed = true
	}
}

// len is how many pages are remembered.
func (all *pageNotes) len() int {
	n := len(all.other)
	for _, void := range all.void {
		if !void {
			n++
		}
	}
	return n
}
