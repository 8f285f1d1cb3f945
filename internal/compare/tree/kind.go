package tree

import (
	"path"
	"strings"
)

// kind is how a file is compared.
type kind uint8

const (
	exact     kind = iota // by its bytes
	spoken                // text with masks
	drawn                 // a workbook that was drawn from nothing, by its meaning
	parts                 // a package, part by part where bytes differ
	facts                 // a ledger, by its rows
	checksums             // checksums
	none                  // not at all
)

// Said is the folder in which a build's words are kept.
const Said = "said"

// kindOf tells files apart by their names.
func kindOf(name string) kind {
	base := path.Base(name)
	switch {
	case strings.Contains(name, "data/published/"):
		return none // what was put where and when: real time; the outbox itself is compared
	case strings.HasSuffix(base, ".lock") || strings.HasSuffix(base, "-wal") || strings.HasSuffix(base, "-shm"):
		return none // of open ledgers
	case base == "ledger.db.sum":
		return none // of the bytes of a ledger; its rows are compared
	case base == "ledger.db":
		return facts
	case base == "SHA256SUMS":
		return checksums
	case strings.HasSuffix(base, ".log") || base == "backup.json" || within(name, Said) || strings.HasPrefix(base, "立即审核."):
		return spoken // launchers name the folder and the program that laid them out
	case !strings.HasSuffix(base, ".xlsx"):
		return exact
	case within(name, "原件") || within(name, "inbox") || strings.Contains(base, "_审核.") || strings.Contains(base, "_审核_"):
		return parts // a department's own workbook, or one with marks in it
	}
	return drawn
}

// within reports whether a folder of the name lies on the way to a file.
func within(name, folder string) bool {
	return strings.Contains("/"+path.Dir(name)+"/", "/"+folder+"/")
}
