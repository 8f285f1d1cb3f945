package form

// vocabulary tells of every word that any form knows in which sets of words it
// is, so that a row without any is passed over at one glance. Sets share the
// bits in turn: a bit says that a word may be in a set, a missing one that
// it is not.
type vocabulary struct {
	sets  map[string]uint64
	count int
}

// setBits are the bits for sets; the one above says of a row that its words
// are known.
const (
	setBits    = 63
	wordsKnown = 1 << setBits
)

// add enters a set of words and returns its bit.
func (v *vocabulary) add(set map[string]word) uint64 {
	bit := uint64(1) << (v.count % setBits)
	v.count++
	for key := range set {
		v.sets[key] |= bit
	}
	return bit
}

// learn enters the labels and headers of a form.
func (v *vocabulary) learn(w *words) {
	w.labelBit = v.add(w.labels)
	for i := range w.blocks {
		w.blocks[i].headers.bit = v.add(w.blocks[i].headers.keys)
	}
	for i := range w.grids {
		w.grids[i].headers.bit = v.add(w.grids[i].headers.keys)
	}
}
