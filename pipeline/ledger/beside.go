package ledger

import (
	"database/sql"

	"jixiao/internal/sidebyside"
)

// atATime is how many rows are handed on at once.
const atATime = 256

// eachBeside reads the rows of a query and visits them in their order, each while
// others are being read. Scan finds in a row what one before it left there, and must
// keep nothing that belongs to the rows. The error is that of each.
func eachBeside[T any](rows *sql.Rows, err error, scan func(*sql.Rows, *T) error, visit func(*T)) error {
	scanned, spare := make(chan []T, 2), make(chan []T, 2)
	for range cap(spare) {
		spare <- make([]T, 0, atATime)
	}
	sidebyside.Together(func() {
		defer close(scanned)
		some := <-spare
		err = each(rows, err, func(rows *sql.Rows) error {
			if len(some) == cap(some) {
				scanned <- some
				some = <-spare
			}
			next := some[:len(some)+1]
			if err := scan(rows, &next[len(some)]); err != nil {
				return err
			}
			some = next
			return nil
		})
		scanned <- some
	}, func() {
		defer giveBack(scanned, spare) // a visit that panics must not keep the reading waiting
		for some := range scanned {
			for i := range some {
				visit(&some[i])
			}
			spare <- some[:0]
		}
	})
	return err
}

func giveBack[T any](scanned <-chan []T, spare chan<- []T) {
	for some := range scanned {
		spare <- some[:0]
	}
}
