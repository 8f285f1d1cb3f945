package papers

import (
	"fmt"

	"jixiao/internal/office/word"
	"jixiao/rules/finding"
)

// counters number the parts of a paper as official papers do: 一、（一） 1. （1）. Each
// placeholder of a level stands for its next number, and begins the levels below it
// anew. What is left out of the paper is not counted, since it is never asked for.
type counters struct{ now [len(levels)]int }

// levels are what the counters are called, highest first, and how each is written.
var levels = [...]struct {
	name  string
	write func(n int) string
}{
	{"节", func(n int) string { return hanNumber(n) + "、" }},
	{"小节", func(n int) string { return "（" + hanNumber(n) + "）" }},
	{"条", func(n int) string { return fmt.Sprint(n) + "." }},
	{"款", func(n int) string { return fmt.Sprintf("（%d）", n) }},
}

// slot is the placeholder of a level, if that is what a name is.
func (c *counters) slot(name string, how []string) (slot word.Slot, wrong finding.Text, ok bool) {
	if c == nil {
		return slot, wrong, false
	}
	for at, level := range levels {
		if !sameName(level.name, name) {
			continue
		}
		if len(how) > 0 {
			wrong = finding.Text{ZH: "编号后面不能写“" + how[0] + "”", EN: "a number of a section takes no words behind it"}
		}
		return word.Slot{InBody: true, Text: func(int) string { return level.write(c.next(at)) }}, wrong, true
	}
	return slot, wrong, false
}

// next is the next number of a level.
func (c *counters) next(level int) int {
	c.now[level]++
	for below := level + 1; below < len(c.now); below++ {
		c.now[below] = 0
	}
	return c.now[level]
}
