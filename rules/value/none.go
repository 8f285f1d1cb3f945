package value

// IsNone reports whether s is a sign for "none": dashes, / \ * or 无. Blank
// text is no sign.
func IsNone(s string) bool {
	switch Fold(s) {
	case "-", "/", `\`, "*", "无":
		return true
	}
	return false
}
