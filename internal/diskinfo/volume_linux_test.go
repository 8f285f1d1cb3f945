package diskinfo

import (
	"testing"

	"golang.org/x/sys/unix"
)

// TestSharesAreKnownBySign: the type of CIFS is negative where it has 32 bits.
func TestSharesAreKnownBySign(t *testing.T) {
	magic := uint32(unix.CIFS_SUPER_MAGIC)
	for _, kind := range []int64{int64(magic), int64(int32(magic))} {
		if remote[int64(uint32(kind))] != "cifs" {
			t.Errorf("%x is not known as cifs", kind)
		}
	}
}

func TestProcIsNoShare(t *testing.T) {
	if d, err := Of("/proc"); err != nil || d.Remote {
		t.Errorf("disk %+v, %v", d, err)
	}
}
