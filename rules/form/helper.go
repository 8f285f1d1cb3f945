package form

import (
	"slices"
	"strings"

	"jixiao/rules/value"
)

// Words in the names of sheets that are handed out with a form to help with it:
// examples are filled in and have its title, explanations have its headers.
var (
	exampleWords     = []string{"样例", "示例", "范例"}
	explanationWords = []string{"说明", "字典", "目录", "要求"}
)

// helps reports whether a sheet that looks like a form may be there to help
// with it.
func (g guess) helps() bool {
	name := value.Fold(g.layout.page.sheet.Name)
	named := func(word string) bool { return strings.Contains(name, word) }
	return slices.ContainsFunc(exampleWords, named) || !g.titled() && slices.ContainsFunc(explanationWords, named)
}

// takeHelpers leaves out what helps with a form that was handed in beside it;
// without that it is itself what was handed in, whatever its name.
func (b *bookReader) takeHelpers() error {
	handedIn := map[string]bool{}
	for _, s := range b.out.Submissions {
		handedIn[s.Form] = true
	}
	for _, g := range b.helpers {
		if handedIn[g.layout.words.def.ID] {
			b.strangers = append(b.strangers, g)
			continue
		}
		if err := b.take(g, false); err != nil {
			return err
		}
	}
	return nil
}
