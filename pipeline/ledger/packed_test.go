package ledger

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/form/packed"
)

// TestWhatWasPackedIsHeldAgainstTheBody: audit tells what was packed otherwise
// than the body says, and what is absent or unreadable is made again.
func TestWhatWasPackedIsHeldAgainstTheBody(t *testing.T) {
	p := threeRuns(t)
	p.wantClean()
	before := p.snapshot()
	said := scoreSheet("Z-99")
	other := packed.Append(nil, &said)
	if _, err := p.l.db.Exec(`UPDATE packed SET body = ? WHERE file = (SELECT min(file) FROM packed)`, other); err != nil {
		t.Fatal(err)
	}
	found := p.examine().Doubts
	if len(found) != 1 || found[0].Kind != DoubtRow || found[0].Table != "packed" || found[0].Path == "" {
		t.Errorf("doubts %+v, want the row that was packed otherwise", found)
	}
	p.l.engine.know(false)
	if again, err := p.l.Check(t.Context()); err != nil || len(again) > 0 {
		t.Errorf("check: %q, %v", again, err)
	}
	p.wantClean()
	for statement, args := range map[string][]any{`UPDATE packed SET body = ?`: {[]byte{0}}, `DELETE FROM packed`: nil, `UPDATE packed SET body = substr(body, 1, length(body) - 1)`: nil} {
		if _, err := p.l.db.Exec(statement, args...); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, p.snapshot()); diff != "" {
			t.Errorf("after %s the ledger says otherwise (-before +after):\n%s", statement, diff)
		}
		p.wantClean()
	}
}
