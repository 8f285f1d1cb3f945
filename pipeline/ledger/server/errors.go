package server

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
)

// ErrLost: the session with the server was lost, and with it the right to write.
var ErrLost = errors.New("the session with the database was lost")

// Trouble is what an error of the server or of the way to it is about.
type Trouble int

// The kinds of trouble.
const (
	Unknown Trouble = iota
	Lost            // the session is gone, or the server going
	Away            // there is no server to connect with
	Refused         // the server knows neither this user nor this database, or denies a right
	Full            // the disk of the server
	Disk            // fails to read or write
	Damaged         // pages of the database
	Locked          // for too long by another session
)

// states are what the first letters of an SQLSTATE mean, the longest that fits.
var states = map[string]Trouble{
	"08": Lost, "57P": Lost, "57014": Unknown, "25P03": Lost,
	"28": Refused, "3D": Refused, "42501": Refused,
	"53100": Full, "53": Away, "58030": Disk, "58": Disk, "XX001": Damaged, "XX002": Damaged, "55P03": Locked, "40P01": Locked,
}

// TroubleOf says what an error is about.
func TroubleOf(err error) Trouble {
	var said *pgconn.PgError
	var connecting *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Unknown
	case errors.As(err, &said):
		return ofState(said.Code)
	case errors.As(err, &connecting):
		return Away
	case errors.Is(err, ErrLost), errors.Is(err, driver.ErrBadConn), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, net.ErrClosed), errors.As(err, &network):
		return Lost
	}
	return Unknown
}

func ofState(code string) Trouble {
	for n := len(code); n > 1; n-- {
		if t, known := states[code[:n]]; known {
			return t
		}
	}
	return Unknown
}

// Said reports whether an error is the server's word, or the way's to it.
func Said(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) || TroubleOf(err) != Unknown
}

// Lacks reports whether a statement names a table or schema that is not there.
func Lacks(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && (said.Code == "42P01" || said.Code == "3F000")
}
