package tree

import (
	"regexp"
	"strings"
)

// mask is what two runs of one program say otherwise, and why. Only what was
// said on a terminal and in logs is masked, and the names of backups: what
// departments and the section read is compared to the byte.
type mask struct {
	pattern *regexp.Regexp
	with    string
	why     string
}

var said = []mask{
	{regexp.MustCompile(`(校验码 |is sealed: |seal )[0-9a-f]{64}`), "${1}SEAL", "seals the real times of the runs"},
	{regexp.MustCompile(`("seal": ")[0-9a-f]{64}`), "${1}SEAL", "the same, as JSON"},
	{regexp.MustCompile(`("made": ")[^"]*`), "${1}MOMENT", "when a backup was made"},
	{regexp.MustCompile(`("version": ")[^"]*`), "${1}BUILD", "which build made it"},
	{backup, "jixiao-${1}-MOMENT", "a backup is named after the moment when it was made"},
	{regexp.MustCompile(`("time":")[^"]*`), "${1}MOMENT", "log lines carry real time"},
	{regexp.MustCompile(`("took":)[0-9.]+`), "${1}0", "how long it took"},
}

var backup = regexp.MustCompile(`jixiao-(\d{4})-\d{8}-\d{6}`)

// looseSum is a line of SHA256SUMS about a file that is compared otherwise than
// by its bytes (drawn workbooks, ledgers, what a backup says of itself): each
// side is held against its own file instead.
var looseSum = regexp.MustCompile(`(?m)^[0-9a-f]{64}(  (?:(?:总表_|目录)[^/\n]*\.xlsx|ledger\.db|backup\.json))$`)

// apply masks what was said by a build that played in a folder.
func apply(text, folder string) string {
	text = strings.ReplaceAll(text, folder, "FOLDER")
	for _, m := range said {
		text = m.pattern.ReplaceAllString(text, m.with)
	}
	return text
}
