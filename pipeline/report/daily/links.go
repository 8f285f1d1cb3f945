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

// fileHead is the header of a column with paths in the inbox.
const fileHead = "文件"

// link lets the files that parts name lead to what was written of them.
func link(parts []page.Part, of func(files map[string]bool) Links) {
	files := map[string]bool{}
	eachFile(parts, func(c *page.Cell) { files[c.Text] = true })
	links := of(files)
	eachFile(parts, func(c *page.Cell) { c.Links = links[c.Text] })
}

func eachFile(parts []page.Part, do func(*page.Cell)) {
	for _, part := range parts {
		at := slices.IndexFunc(part.Table.Columns, func(c page.Column) bool { return c.Head == fileHead })
		for _, row := range part.Table.Rows {
			if at >= 0 {
				do(&row[at])
			}
		}
	}
}
