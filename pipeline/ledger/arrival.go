package ledger

import (
	"database/sql"
	"time"

	"jixiao/pipeline/record"
)

// arrivalOf says when a file arrived that a look is the first to see: at the
// look, or when the system last changed it, where that was after the looks
// before and so nobody can have seen it sooner. A change time from before them
// came along with a copy, and one after this look is another clock's.
func arrivalOf(changed, last, look time.Time) (time.Time, record.Basis) {
	if changed.IsZero() || last.IsZero() || !changed.After(last) || !changed.Before(look) {
		return look, record.ByLook
	}
	return changed, record.ByChange
}

// optional stores the zero time as NULL.
func optional(t time.Time) sql.NullString {
	if t.IsZero() {
		return sql.NullString{}
	}
	return sql.NullString{String: stamp(t), Valid: true}
}
