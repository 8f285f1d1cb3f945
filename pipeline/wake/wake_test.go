package wake

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestKnocks(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	root := t.TempDir()
	knock, err := On(ctx, root)
	if err != nil {
		t.Fatal(err)
	}
	deep := filepath.Join(root, "213001", "深处")
	for _, change := range []func() error{
		func() error { return os.MkdirAll(deep, 0o755) },
		func() error { return os.WriteFile(filepath.Join(deep, "表.xlsx"), []byte("x"), 0o644) },
		func() error { return os.Remove(filepath.Join(deep, "表.xlsx")) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-knock:
		case <-time.After(10 * time.Second):
			t.Fatal("no knock")
		}
	}
}

func TestWhereNothingIs(t *testing.T) {
	if knock, err := On(t.Context(), filepath.Join(t.TempDir(), "nothing")); err == nil {
		t.Errorf("knock %v without an error", knock)
	}
}
