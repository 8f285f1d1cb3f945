package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/record"
)

// ErrAway: the inbox as a whole cannot be looked at, as when a share is not
// connected. What lay there must not be taken for gone.
var ErrAway = errors.New("the inbox is out of reach")

// mostTaken is how many files may be gone at one look, and be all that there
// were, without a doubt that somebody took them: nobody empties all folders of
// an inbox within one look.
const mostTaken = 4

// Emptied is the ErrAway of an inbox that can be listed, but holds nothing of
// what the last look saw there, as the mount point of a share that is not
// connected. Whether it is really empty is for a person to say.
type Emptied struct {
	Inbox string
	Files int    // that the last look saw
	Left  string // what lies there instead
}

func (e *Emptied) Error() string {
	return fmt.Sprintf("look into inbox: %v: none of %d files is left in %s, and nothing new: %s", ErrAway, e.Files, e.Inbox, e.Left)
}

// Is says that it is ErrAway.
func (e *Emptied) Is(target error) bool { return target == ErrAway }

// Away is an *Emptied when a look met what is left where a share was mounted.
// It saw no submission although the last look saw some, and there were five or
// more; or the folders of the departments are gone too; or another device holds
// what there is. What lies in folders that are unknown says nothing. The moment
// of the looks does not count: clocks can be set.
func Away(inbox string, last, look record.Look) error {
	before := submissions(last, look)
	if len(before) == 0 || HoldsSubmissions(look) {
		return nil
	}
	switch {
	case look.Folders == 0 && anyInFolder(before):
		return &Emptied{inbox, len(before), "no folder is there either"}
	case last.Device != "" && look.Device != "" && last.Device != look.Device:
		return &Emptied{inbox, len(before), "another device lies there"}
	case len(before) > mostTaken:
		return &Emptied{inbox, len(before), "only empty folders"}
	}
	return nil
}

// HoldsSubmissions reports whether a look saw anything that somebody handed in.
// Where it did, the inbox is not away.
func HoldsSubmissions(look record.Look) bool {
	return slices.ContainsFunc(look.Files, handedIn)
}

// submissions are the files of the last look that somebody handed in, and that
// a look would see if they were still there.
func submissions(last, look record.Look) []record.Sighting {
	var out []record.Sighting
	for _, s := range last.Files {
		if handedIn(s) && !look.Hides(s.Path) {
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

// CarryOver adds to a look what the last one saw in folders that are unknown now: it
// counts as still there.
func CarryOver(last, look record.Look) record.Look {
	for _, s := range last.Files {
		if look.Hides(s.Path) {
			look.Files = append(look.Files, s)
		}
	}
	slices.SortFunc(look.Files, func(a, b record.Sighting) int { return strings.Compare(a.Path, b.Path) })
	return look
}
