package pipeline

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"

	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
)

// pastFolder is the part of the outbox for what was put aside.
const pastFolder = "历次"

// publishedFolder holds, beside the ledger, the memories of outboxes.
const publishedFolder = "published"

// shelf is the outbox as a run puts its pages there.
func (o Options) shelf(run record.Run) outbox.Shelf {
	return outbox.Shelf{Disk: o.Disk, Memory: o.memory(), At: run.AsOf.In(o.Campaign.Zone),
		Past: filepath.Join(o.Outbox, pastFolder), Keep: o.Campaign.Settings.Past.Keep}
}

// memory is where the outbox is remembered: beside the ledger, each outbox
// apart, so that publishing elsewhere for once mixes nothing up. It goes by the
// way from the one to the other, and so outlives a move of both.
func (o Options) memory() string {
	data := filepath.Dir(o.Ledger)
	place := o.Outbox
	if way, err := wayTo(data, place); err == nil {
		place = way
	}
	name := fmt.Sprintf("%s-%.4x", filepath.Base(place), sha256.Sum256([]byte(filepath.ToSlash(place))))
	return filepath.Join(data, publishedFolder, name)
}

func wayTo(from, to string) (string, error) {
	from, err := filepath.Abs(from)
	if err != nil {
		return "", err
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	return filepath.Rel(from, to)
}
