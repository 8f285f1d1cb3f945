package snapshot

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"time"

	"jixiao/pipeline/campaign"
)

// zone is the campaign's time zone: a browser knows none by name.
type zone struct {
	Name   string
	East   int     // seconds, at first
	Shifts []shift // later ones
}

// shift is a moment from which on clocks go otherwise.
type shift struct {
	At   int64 // Unix time
	East int
}

// yearsAround are kept of a zone: no campaign reaches further.
const yearsAround = 5

func zoneOf(c *campaign.Campaign) zone {
	at := time.Date(c.Facts.BudgetYear-yearsAround, 1, 1, 0, 0, 0, 0, c.Zone)
	end := time.Date(c.Facts.Year+yearsAround, 1, 1, 0, 0, 0, 0, c.Zone)
	z := zone{Name: c.Zone.String(), East: eastOf(at)}
	for {
		_, next := at.ZoneBounds()
		if next.IsZero() || next.After(end) {
			return z
		}
		z.Shifts, at = append(z.Shifts, shift{next.Unix(), eastOf(next)}), next
	}
}

func eastOf(t time.Time) int {
	_, east := t.Zone()
	return east
}

func (z zone) location() (*time.Location, error) {
	if len(z.Shifts) == 0 {
		return time.FixedZone(z.Name, z.East), nil
	}
	loc, err := time.LoadLocationFromTZData(z.Name, z.file())
	if err != nil {
		return nil, fmt.Errorf("time zone %s: %w", z.Name, err)
	}
	return loc, nil
}

// file writes the zone as files of time zones are (RFC 9636, version 2): of the
// parts for old readers the heads alone.
func (z zone) file() []byte {
	kinds := uint32(len(z.Shifts) + 1) // one each: few, and none is looked for
	var b bytes.Buffer
	head := func(shifts, kinds uint32) {
		b.WriteString("TZif2")
		b.Write(make([]byte, 15+3*4))
		for _, n := range []uint32{shifts, kinds, 4} {
			_ = binary.Write(&b, binary.BigEndian, n)
		}
	}
	head(0, 1)
	b.Write(make([]byte, 6))
	b.WriteString("LMT\x00")
	head(kinds-1, kinds)
	for _, s := range z.Shifts {
		_ = binary.Write(&b, binary.BigEndian, s.At)
	}
	for i := range z.Shifts {
		b.WriteByte(byte(i + 1))
	}
	for _, s := range append([]shift{{East: z.East}}, z.Shifts...) {
		_ = binary.Write(&b, binary.BigEndian, int32(s.East))
		b.Write([]byte{0, 0})
	}
	b.WriteString("LMT\x00\n\n")
	return b.Bytes()
}
