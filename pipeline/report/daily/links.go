package daily

import (
	"slices"

	"jixiao/pipeline/report/page"
)

// Links are what was written of files, by their paths in the inbox.
type Links map[string][]page.Link

// Add enters a link, in the place of an earlier one of the same words.
func (l Links) Add(file string, link page.Link) {
	all := slices.DeleteFunc(l[file], func(other page.Link) bool { return other.Text == link.Text })
	l[file] = append(all, link)
}
