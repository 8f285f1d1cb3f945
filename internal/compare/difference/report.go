package difference

import (
	"fmt"
	"io"
	"slices"
)

// Report is what a comparison found. Notes are told and count for nothing.
type Report struct {
	Found []Difference
	Notes []string
	Files int // compared
}

// Add takes in what another comparison found.
func (r *Report) Add(other Report) {
	r.Found = append(r.Found, other.Found...)
	r.Notes = append(r.Notes, other.Notes...)
	r.Files += other.Files
}

// Print writes at most so many differences of a kind, and then how many there
// are of each.
func (r *Report) Print(w io.Writer, most int) error {
	counts := map[string]int{}
	for _, d := range r.Found {
		counts[d.What]++
		if counts[d.What] > most {
			continue
		}
		if _, err := fmt.Fprintln(w, d); err != nil {
			return err
		}
	}
	for _, n := range r.Notes {
		if _, err := fmt.Fprintln(w, "note:", n); err != nil {
			return err
		}
	}
	return r.summary(w, counts, most)
}

func (r *Report) summary(w io.Writer, counts map[string]int, most int) error {
	var kinds []string
	for k := range counts {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		if _, err := fmt.Fprintf(w, "%6d  %s (%d shown)\n", counts[k], k, min(most, counts[k])); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%d files compared, %d differences, %d notes\n", r.Files, len(r.Found), len(r.Notes))
	return err
}
