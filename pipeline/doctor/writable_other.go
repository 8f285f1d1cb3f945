//go:build !unix

package doctor

// writable cannot be told here without trying, which the inbox forbids.
func writable(string) (may, known bool) { return false, false }
