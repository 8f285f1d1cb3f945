package webhook

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jixiao/rules/finding"
)

// markdown is a letter of at most so many bytes; lines that have no room are
// counted.
func markdown(l Letter, most int) string {
	text := "**" + unmarked(l.Title) + "**\n"
	for i, line := range l.Lines {
		rest := fmt.Sprintf("\n（后面还有 %d 行，见审核日报）", len(l.Lines)-i)
		line = "\n" + unmarked(line) + "\n"
		if room := most - len(text) - len(rest); len(line) > room {
			return text + rest
		}
		text += line
	}
	return text
}

// marks are the characters that robots take for markup, and such as look the
// same and are none.
var marks = strings.NewReplacer("<", "＜", ">", "＞", "[", "［", "]", "］", "(", "（", ")", "）", "*", "＊", "_", "＿",
	"`", "｀", "#", "＃", "@", "＠", "~", "～", "!", "！", "|", "｜", `\`, "＼")

// unmarked is text that no robot takes for markup, or for a call to somebody.
func unmarked(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "�")
	}
	text = marks.Replace(finding.OneLine(text))
	if strings.HasPrefix(strings.TrimSpace(text), "-") || strings.HasPrefix(strings.TrimSpace(text), "+") {
		return "　" + text
	}
	return text
}
