package cost

import (
	"fmt"
	"os"
	"strings"
)

// Put puts a text into a document between the marks of its name, which are
// comments: <!-- NAME --> and <!-- /NAME -->.
func Put(document, name, text string) error {
	data, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	before, rest, begins := strings.Cut(string(data), begin)
	_, after, ends := strings.Cut(rest, end)
	if !begins || !ends {
		return fmt.Errorf("put into %s: no marks %q and %q", document, begin, end)
	}
	return os.WriteFile(document, []byte(before+begin+strings.TrimRight(text, "\n")+"\n"+end+after), 0o644)
}
