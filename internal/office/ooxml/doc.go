// Package ooxml reads the package that an office file is: the directory of a
// zip, its parts, and the markup in them.
//
// It owns finding parts whatever their names look like, unpacking them from
// bytes that may be hostile, and cutting them into tags and text in one pass
// without building anything. Parts come through a window of fixed size, so
// that the memory does not follow the size of a part. It refuses to know what
// is written in a part: cells, styles and forms belong to its callers. It
// refuses document type definitions and entities beyond those of XML itself,
// and never takes a name for a path.
package ooxml

import (
	"errors"
	"strconv"
)

// Limits bound what one package may cost; 0 is no limit.
type Limits struct {
	Entries  int   // entries of the zip
	Unzipped int64 // bytes of all parts together
	Part     int64 // bytes of one part
	Depth    int   // elements inside each other; never more than 256
	// Done is closed when the time is up: unpacking then ends with ErrStopped.
	Done <-chan struct{}
}

// ErrStopped says that there was no time to read on.
var ErrStopped = errors.New("zip: no time left")

// LimitError says that a package is larger than it may be.
type LimitError struct {
	Name  string // zip_entries, unzipped_size, part_size or nesting
	Value int64
	Limit int64
}

func (e *LimitError) Error() string {
	return e.Name + ": " + strconv.FormatInt(e.Value, 10) + " of at most " + strconv.FormatInt(e.Limit, 10)
}

func over(name string, value, limit int64) error {
	if limit <= 0 || value <= limit {
		return nil
	}
	return &LimitError{Name: name, Value: value, Limit: limit}
}
