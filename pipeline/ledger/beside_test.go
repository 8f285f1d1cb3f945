package ledger

import (
	"context"
	"database/sql"
	"errors"
	"testing"
)

const countUp = `WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 2000) SELECT n FROM up ORDER BY n`

// besideRows visits 2,000 rows, each of which is its number.
func besideRows(t *testing.T, l *Ledger, scan func(*sql.Rows, *int) error, visit func(*int)) error {
	t.Helper()
	return l.read(context.Background(), "count", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(context.Background(), countUp)
		return eachBeside(rows, err, scan, visit)
	})
}

func scanNumber(rows *sql.Rows, n *int) error { return rows.Scan(n) }

func TestRowsAreVisitedInTheirOrder(t *testing.T) {
	var seen int
	err := besideRows(t, mustOpen(t, ledgerPath(t)), scanNumber, func(n *int) {
		if seen++; *n != seen {
			t.Fatalf("row %d is visited as number %d", *n, seen)
		}
	})
	if err != nil || seen != 2000 {
		t.Errorf("%d rows: %v", seen, err)
	}
}

// TestARowThatCannotBeScanned ends the reading; those before it are visited.
func TestARowThatCannotBeScanned(t *testing.T) {
	seen := 0
	err := besideRows(t, mustOpen(t, ledgerPath(t)), func(rows *sql.Rows, n *int) error {
		if err := rows.Scan(n); err != nil || *n != 700 {
			return err
		}
		return errors.New("spoilt")
	}, func(*int) { seen++ })
	if !errors.Is(err, ErrDamaged) || seen != 699 {
		t.Errorf("%d rows: %v", seen, err)
	}
}

func TestAPanicOfAVisitReachesTheReader(t *testing.T) {
	defer func() {
		if got := recover(); got != "here" {
			t.Errorf("recovered %v", got)
		}
	}()
	_ = besideRows(t, mustOpen(t, ledgerPath(t)), scanNumber, func(n *int) {
		if *n == 300 {
			panic("here")
		}
	})
}
