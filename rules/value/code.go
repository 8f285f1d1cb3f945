package value

// ParseCode reads a project code, a letter, a dash and two or three digits, in
// any width and case. It returns the code in its one spelling, also when it
// does not fit the pattern.
func ParseCode(s string) (string, bool) {
	code := Fold(s)
	if len(code) < 4 || len(code) > 5 {
		return code, false
	}
	return code, 'A' <= code[0] && code[0] <= 'Z' && code[1] == '-' && isDigits(code[2:])
}
