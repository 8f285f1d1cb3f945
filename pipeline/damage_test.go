package pipeline_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
)

// TestFlippedBits turns single bits of a ledger around. A run then refuses, or
// it comes to what the undisturbed one comes to: what was damaged of a file's
// record is made again from the original. What past runs were is looked at by an
// audit alone, and told by it.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	flips := 20
	if thorough() {
		flips = 60
	}
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	mustRun(t, o)
	want := stateOf(t, o)
	root, kept := filepath.Dir(o.Inbox), t.TempDir()
	must(t, os.CopyFS(kept, os.DirFS(root)))
	whole, err := os.ReadFile(string(o.Place))
	must(t, err)
	random := rand.New(rand.NewPCG(7, *seed))
	refused, mended, same, told := 0, 0, 0, 0
	for range flips {
		bit := random.IntN(len(whole) * 8)
		for _, name := range []string{"data", "outbox"} {
			must(t, os.RemoveAll(filepath.Join(root, name)))
			must(t, os.CopyFS(filepath.Join(root, name), os.DirFS(filepath.Join(kept, name))))
		}
		damaged := append([]byte(nil), whole...)
		damaged[bit/8] ^= 1 << (bit % 8)
		must(t, os.WriteFile(string(o.Place), damaged, 0o644))
		t.Run(fmt.Sprintf("byte %d bit %d", bit/8, bit%8), func(t *testing.T) {
			out, err := pipeline.Run(context.Background(), o)
			switch {
			case err != nil:
				refused++
				return
			case len(out.Repaired) > 0:
				mended++
			default:
				same++
			}
			for _, line := range want.differing(unaudited(t, o)) {
				t.Error(line)
			}
			if a := mustAudit(t, o); len(a.Faults) > 0 {
				told++
			}
		})
	}
	t.Logf("%d bits: %d runs refused, %d mended a record, %d met nothing that decides anything; an audit tells %d of the latter two",
		flips, refused, mended, same, told)
	if mended == 0 {
		t.Error("no bit met a record: the test shows nothing")
	}
}
