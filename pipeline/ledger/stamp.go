package ledger

import (
	"database/sql"
	"fmt"
	"time"
)

// stampFormat is RFC 3339 with all nine digits of nanoseconds, so that stamps
// sort as text.
const stampFormat = "2006-01-02T15:04:05.000000000Z"

func stamp(t time.Time) string { return t.UTC().Format(stampFormat) }

func appendStamp(to []byte, t time.Time) []byte { return t.UTC().AppendFormat(to, stampFormat) }

// moment reads a stamp where it is scanned from a row; NULL is the zero time.
type moment struct {
	time.Time
}

// Scan reads what stamp wrote.
func (m *moment) Scan(src any) error {
	m.Time = time.Time{}
	if src == nil {
		return nil
	}
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("time of type %T: want text", src)
	}
	t, err := time.Parse(stampFormat, text)
	if err != nil {
		return fmt.Errorf("time %q: want RFC 3339", text)
	}
	m.Time = t
	return nil
}

// hazy is a moment of a row that is to be read even where the moment cannot be.
type hazy struct {
	moment
	why error
}

// Scan never fails.
func (h *hazy) Scan(src any) error {
	h.why = h.moment.Scan(src)
	return nil
}

// optional stores the zero time as NULL.
func optional(t time.Time) sql.NullString {
	if t.IsZero() {
		return sql.NullString{}
	}
	return sql.NullString{String: stamp(t), Valid: true}
}
