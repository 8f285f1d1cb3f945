package view

// Between says in words between which scores a grade lies: from its lowest one, to
// that of the grade above it, "" for the best.
func Between(from, below string) string {
	switch {
	case below == "":
		return from + " 分（含）以上"
	case from == "0":
		return "低于 " + below + " 分"
	}
	return from + " 分（含）至 " + below + " 分"
}
