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

// shelf is the outbox as a run puts its pages there.
func (o Options) shelf(run record.Run) outbox.Shelf {
	return outbox.Shelf{Disk: o.Disk, Memory: o.memory(), At: run.AsOf.In(o.Campaign.Zone),
		Past: filepath.Join(o.Outbox, pastFolder)}
}

// memory is where the outbox is remembered: beside the ledger, each outbox
// apart, so that publishing elsewhere for once mixes nothing up.
func (o Options) memory() string {
	place := o.Outbox
	if full, err := filepath.Abs(place); err == nil {
		place = full
	}
	name := fmt.Sprintf("%s-%.4x", filepath.Base(place), sha256.Sum256([]byte(place)))
	return filepath.Join(filepath.Dir(o.Ledger), "published", name)
}
