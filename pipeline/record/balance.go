package record

// Weigh sets the files that a look saw against the verdicts on the files that
// lie in the inbox. The two are counted apart, so that a file that was seen
// and then forgotten shows.
func Weigh(seen int, files []File) Balance {
	b := Balance{Seen: seen, ByVerdict: map[Verdict]int{}}
	for _, f := range files {
		if !f.Gone {
			b.ByVerdict[f.weighedAs()]++
		}
	}
	return b
}

// Missing lists the files that are no longer in the inbox and whose path holds
// nothing else either: those that a department has taken away (F12). A file
// that was replaced is not missing.
func Missing(files []File) []File {
	taken := map[string]bool{}
	for _, f := range files {
		if !f.Gone {
			taken[f.Path] = true
		}
	}
	var out []File
	for _, f := range files {
		if f.Gone && !taken[f.Path] {
			out = append(out, f)
		}
	}
	return out
}
