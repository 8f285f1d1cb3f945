package text

// detect is the separator of a table: of those that give most records more
// than one field, the one whose records agree best on how many. It is 0 for a
// text that is no table.
func detect(text []byte) byte {
	const enough = 64 << 10
	start := text[:min(len(text), enough)]
	best, chosen := 0, byte(0)
	for _, separator := range []byte{'\t', ',', ';'} {
		if score := agreement(start, separator); score > best {
			best, chosen = score, separator
		}
	}
	return chosen
}

// agreement is how many records have as many fields as most do; 0 where most
// have only one.
func agreement(text []byte, separator byte) int {
	f := fields{rest: text, separator: separator}
	widths := map[int]int{}
	records, single := 0, 0
	for width, filled := 0, false; ; {
		value, end := f.next()
		width++
		filled = filled || value != ""
		if end == endOfField {
			continue
		}
		if filled {
			records++
			widths[width]++
		}
		if filled && width == 1 {
			single++
		}
		if end == endOfText {
			break
		}
		width, filled = 0, false
	}
	if 2*single >= records {
		return 0
	}
	most := 0
	for width, n := range widths {
		if width > 1 {
			most = max(most, n)
		}
	}
	return most
}
