package xls

import (
	"encoding/binary"
	"errors"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
)

// The records that are read; all others are stepped over.
const (
	recFormula     = 0x0006
	recEOF         = 0x000A
	recExternSheet = 0x0017
	rec1904        = 0x0022
	recFilePass    = 0x002F
	recContinue    = 0x003C
	recCodePage    = 0x0042
	recColInfo     = 0x007D
	recBoundSheet  = 0x0085
	recMulRK       = 0x00BD
	recRString     = 0x00D6
	recSXQuery     = 0x00DC
	recXF          = 0x00E0
	recMergedCells = 0x00E5
	recSST         = 0x00FC
	recLabelSST    = 0x00FD
	recQuery       = 0x01AD
	recSupBook     = 0x01AE
	recNumber      = 0x0203
	recLabel       = 0x0204
	recBoolErr     = 0x0205
	recString      = 0x0207
	recRow         = 0x0208
	recArray       = 0x0221
	recTable       = 0x0236
	recRK          = 0x027E
	recFormat      = 0x041E
	recSharedFmla  = 0x04BC
	recBOF         = 0x0809
)

var errCorrupt = errors.New("corrupt record")

var le = binary.LittleEndian

// record is one record; its continuation is read only where it matters.
type record struct {
	id   uint16
	body []byte
}

// records goes over a stream. Sheets may begin anywhere in it, so that what is
// left bounds how often the same bytes are gone over.
type records struct {
	data []byte
	at   int
	left int // records that may still be read
	time *limit.Limits
}

func (r *records) next() (record, error) {
	rest := r.data[min(r.at, len(r.data)):]
	if len(rest) < 4 {
		return record{}, draft.Cut("stream ends within a sheet")
	}
	if r.left--; r.left < 0 {
		return record{}, errors.New("sheets overlap")
	}
	if err := r.time.Stopped(); err != nil {
		return record{}, err
	}
	n := int(le.Uint16(rest[2:]))
	if len(rest) < 4+n {
		return record{}, draft.Cut("stream ends within a record")
	}
	r.at += 4 + n
	return record{le.Uint16(rest), rest[4 : 4+n]}, nil
}

// whole is a record's body with the CONTINUE records that follow it.
func (r *records) whole(rec record) [][]byte {
	parts := [][]byte{rec.body}
	for r.at+4 <= len(r.data) && le.Uint16(r.data[r.at:]) == recContinue {
		next, err := r.next()
		if err != nil {
			break
		}
		parts = append(parts, next.body)
	}
	return parts
}

// The version of the records, as BOF names it.
const (
	biff5 = 0x0500
	biff8 = 0x0600
)

// begin reads the BOF record of a substream.
func (r *records) begin() (version, kind uint16, err error) {
	rec, err := r.next()
	if err != nil {
		return 0, 0, err
	}
	switch {
	case rec.id == recBOF && len(rec.body) >= 4:
		return le.Uint16(rec.body), le.Uint16(rec.body[2:]), nil
	case rec.id == 0x0009 || rec.id == 0x0209 || rec.id == 0x0409:
		return 0, 0, tooOld()
	}
	return 0, 0, errCorrupt
}
