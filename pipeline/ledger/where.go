package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"jixiao/internal/disk"
	"jixiao/pipeline/ledger/server"
)

// Where is where a ledger is that lies on a server: the database, by its URL without
// a password, and the name of the campaign there.
type Where struct{ Database, Campaign string }

// placeFile begins the file that lies in a ledger's place where the ledger is on a
// server. To an older program it is no ledger: it touches nothing.
const placeFile = "jixiao ledger on a server 1\n"

// mostPlaceFile is how long such a file may be, in bytes.
const mostPlaceFile = 4096

// OnServer says where the ledger of a path is, if it is on a server.
func OnServer(path string) (Where, bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return Where{}, false, nil // whoever opens it says what is wrong
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, mostPlaceFile))
	if err != nil || !bytes.HasPrefix(text, []byte(placeFile)) {
		return Where{}, false, nil
	}
	var w Where
	lines := strings.Split(strings.TrimSuffix(string(text[len(placeFile):]), "\n"), "\n")
	if len(lines) == 2 {
		w.Database, _ = strings.CutPrefix(lines[0], "database ")
		w.Campaign, _ = strings.CutPrefix(lines[1], "campaign ")
	}
	if w.Database == "" || w.Campaign == "" {
		return w, true, fmt.Errorf("open ledger %s: %w", path, ErrPlaceFile)
	}
	return w, true, nil
}

// Point lays down where the ledger of a path is, in place of what lay there: that was
// carried before, and its lease is held.
func (w Where) Point(d disk.Disk, path string) error {
	address, _, err := server.Address(w.Database)
	if err != nil {
		return err
	}
	if w.Campaign == "" || strings.ContainsAny(w.Campaign+address, "\r\n") {
		return errors.New("the name of a campaign is one line")
	}
	if err := disk.MakePrivate(filepath.Dir(path), ""); err != nil {
		return err
	}
	return d.Private().WriteFile(path, func(to io.Writer) error {
		_, err := fmt.Fprintf(to, "%sdatabase %s\ncampaign %s\n", placeFile, address, w.Campaign)
		return err
	})
}
