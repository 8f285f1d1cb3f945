package intake

import (
	"errors"
	"testing"

	"jixiao/pipeline/record"
)

// lookOf is a look that saw files of these paths.
func lookOf(device string, folders int, paths ...string) record.Look {
	look := record.Look{Device: device, Folders: folders}
	for _, p := range paths {
		look.Files = append(look.Files, record.Sighting{Path: p, Size: 1, ModTime: evening})
	}
	return look
}

func TestAway(t *testing.T) {
	full := lookOf("7", 2, "213001/a.xlsx", "402001/b.xlsx", ".gitkeep")
	linked := lookOf("8", 1)
	linked.Files = []record.Sighting{{Path: "213001/a.xlsx", Link: true}}
	few := lookOf("7", 40, "1/a", "1/b", "2/c", "2/d")
	many := lookOf("7", 40, "1/a", "1/b", "2/c", "2/d", "3/e")
	shut := lookOf("7", 40)
	shut.Unknown = []record.Unknown{{Path: "3"}}
	for _, tt := range []struct {
		name       string
		last, look record.Look
		away       bool
	}{
		{"nothing is left but a mount point", full, lookOf("8", 0), true},
		{"nothing is left on the same device", full, lookOf("7", 0), true},
		{"nothing is left where devices are not known", lookOf("", 2, "213001/a.xlsx"), lookOf("", 0), true},
		{"folders of a mount point, and a hidden file", full, lookOf("8", 40, ".gitkeep", "213001/~$a.xlsx"), true},
		{"a link on another device", full, linked, true},
		{"all files were taken out of their folders", full, lookOf("7", 40, ".gitkeep"), false},
		{"and devices are not known", lookOf("", 2, "213001/a.xlsx"), lookOf("", 40), false},
		{"the device of the last look is not known", lookOf("", 2, "213001/a.xlsx"), lookOf("8", 40), false},
		{"mounted once more under another number", full, lookOf("8", 2, "213001/a.xlsx"), false},
		{"one file is left", full, lookOf("8", 0, "loose.xlsx"), false},
		{"nothing was there before", lookOf("7", 2, ".gitkeep"), lookOf("8", 0), false},
		{"four files were taken away at once", few, lookOf("7", 40), false},
		{"five are gone at once from folders that are still there", many, lookOf("7", 40), true},
		{"five are gone and there are only leftovers", many, lookOf("7", 40, ".gitkeep", "1/~$a.xlsx"), true},
		{"five are gone and a new one is there", many, lookOf("7", 40, "1/f"), false},
		{"one of five lies where nobody could look", many, shut, false},
		{"what lies where nobody could look says nothing for the others", lookOf("7", 40, "1/a", "1/b", "2/c", "2/d", "2/e", "3/f"), shut, true},
		{"the first look", record.Look{}, lookOf("7", 0), false},
		{"the only loose file was taken away", lookOf("7", 0, "loose.xlsx"), lookOf("7", 0), false},
	} {
		if err := Away("inbox", tt.last, tt.look); errors.Is(err, ErrAway) != tt.away || (err != nil) != tt.away {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
