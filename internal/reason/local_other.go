//go:build !windows && !unix

package reason

var localCauses []cause
