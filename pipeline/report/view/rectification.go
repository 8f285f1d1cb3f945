package view

import (
	"jixiao/rules/form"
)

// Finished is the status of a problem that needs nothing more.
const Finished = "已完成"

// ColumnChoices are the words that a column of a form offers.
func ColumnChoices(b form.Block, id string) []string {
	var words []string
	for _, c := range b.Columns {
		if c.ID != id {
			continue
		}
		for _, choice := range c.Choices {
			words = append(words, choice.Is)
		}
	}
	return words
}
