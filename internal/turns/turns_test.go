package turns

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
)

// TestLargeFilesTakeTurns: of two very large files one waits for the other,
// ordinary ones wait for neither, and waiting ends with the run.
func TestLargeFilesTakeTurns(t *testing.T) {
	const large = 20 << 20
	synctest.Test(t, func(t *testing.T) {
		turns := New()
		release, err := turns.Take(t.Context(), large)
		if err != nil {
			t.Fatal(err)
		}
		done := false
		go func() {
			second, err := turns.Take(t.Context(), large)
			if err != nil {
				t.Error(err)
				return
			}
			done = true
			second()
		}()
		synctest.Wait()
		if done {
			t.Error("two very large files are on hand at once")
		}
		if _, err := turns.Take(t.Context(), 100); err != nil {
			t.Error(err)
		}
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := turns.Take(ended, large); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v after the end", err)
		}
		release()
		synctest.Wait()
		if !done {
			t.Error("the second never had its turn")
		}
	})
}
