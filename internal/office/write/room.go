package write

// MostRows is how many rows a sheet of Excel has. closingRows are kept for what
// stands below the data.
const (
	MostRows    = 1_048_576
	closingRows = 64
)

// room is how many rows may be written.
func (s *Sheet) room() int {
	if s.ended {
		return MostRows
	}
	return MostRows - closingRows
}

// EndData says that what follows stands below the data, and how many rows of
// the data were left out because Excel has no room for them.
func (s *Sheet) EndData() (omitted int) {
	s.ended = true
	return s.omitted
}

// Full reports whether there is no room for another row.
func (s *Sheet) Full() bool { return s.last >= s.room() }

// Omitted is how many rows were left out.
func (s *Sheet) Omitted() int { return s.omitted }
