package page

// emPerDigit is how wide a digit is, in the size of the text.
const emPerDigit = 0.5

// Room is how wide the table wants to be at least, in the size of its text.
func (t Table) Room() int { return int(float64(t.width()) * emPerDigit) }

// Shares are the columns' parts of the width, in percent.
func (t Table) Shares() []int {
	var out []int
	for _, c := range t.Columns {
		out = append(out, 100*c.Width/max(t.width(), 1))
	}
	return out
}

func (t Table) width() int {
	sum := 0
	for _, c := range t.Columns {
		sum += c.Width
	}
	return sum
}
