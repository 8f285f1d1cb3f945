package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"jixiao/pipeline/record"
)

// ErrAway: the inbox as a whole cannot be looked at, as when a share is not
// connected. What lay there must not be taken for gone.
var ErrAway = errors.New("the inbox is out of reach")

// awayIfLost types what a look stumbled over. A folder that we are not let into
// is the keeper's to open; anything else that keeps a folder from being listed
// is the share's.
func awayIfLost(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrAway, err)
}

// Away is ErrAway when a look met what is left where a share was mounted. It
// saw no submission although the last look saw some, and either the folders of
// the departments are gone too, or another device holds what there is. Files
// that are merely taken out of their folders are gone.
func Away(last, look record.Look) error {
	before := submissions(last)
	if len(before) == 0 || HoldsSubmissions(look) {
		return nil
	}
	if look.Folders == 0 && anyInFolder(before) {
		return fmt.Errorf("look into inbox: %w: no file and no folder is left of %d files", ErrAway, len(before))
	}
	if last.Device != "" && look.Device != "" && last.Device != look.Device {
		return fmt.Errorf("look into inbox: %w: another device lies there, with none of %d files", ErrAway, len(before))
	}
	return nil
}

// HoldsSubmissions reports whether a look saw anything that somebody handed in.
// Where it did, the inbox is not away.
func HoldsSubmissions(look record.Look) bool {
	return slices.ContainsFunc(look.Files, handedIn)
}

// submissions are the files of a look that somebody handed in.
func submissions(look record.Look) []record.Sighting {
	var out []record.Sighting
	for _, s := range look.Files {
		if handedIn(s) {
			out = append(out, s)
		}
	}
	return out
}

func handedIn(s record.Sighting) bool { return !s.Link && !Ignored(s.Path) }

func anyInFolder(files []record.Sighting) bool {
	for _, s := range files {
		if strings.Contains(s.Path, "/") {
			return true
		}
	}
	return false
}
