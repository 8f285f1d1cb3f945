package workspace

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWhatIsReplacedIsKeptApart: two restores in one second keep what each
// replaced.
func TestWhatIsReplacedIsKeptApart(t *testing.T) {
	s := Place(filepath.Join(t.TempDir(), "ledger.db")).State()
	first := s.Replaced("20231013-220000")
	if err := os.Mkdir(first, 0o700); err != nil {
		t.Fatal(err)
	}
	if second := s.Replaced("20231013-220000"); second == first || filepath.Dir(second) != filepath.Dir(first) {
		t.Errorf("kept in %s, and then in %s", first, second)
	}
}

// TestMemoryOutlivesAMove: an outbox is remembered by its way from the ledger.
func TestMemoryOutlivesAMove(t *testing.T) {
	name := func(root, outbox string) string {
		return filepath.Base(Place(filepath.Join(root, "data", "ledger.db")).State().Published(filepath.Join(root, outbox)))
	}
	if a, b := name("/a", "outbox"), name("/b/c", "outbox"); a != b {
		t.Errorf("remembered as %s, after a move as %s", a, b)
	}
	if a, b := name("/a", "x/outbox"), name("/a", "y/outbox"); a == b {
		t.Errorf("two outboxes are remembered as %s", a)
	}
}
