package limit

import "io"

// Stopped is the refusal of a file whose time is up, or nil.
func (l *Limits) Stopped() error {
	select {
	case <-l.Done:
		return &Refusal{Code: "F01", Variant: "slow"}
	default:
		return nil
	}
}

// Reader gives what r gives for as long as there is time.
func (l *Limits) Reader(r io.Reader) io.Reader { return &timed{r, l} }

type timed struct {
	from   io.Reader
	limits *Limits
}

// Read is io.Reader.
func (t *timed) Read(p []byte) (int, error) {
	if err := t.limits.Stopped(); err != nil {
		return 0, err
	}
	return t.from.Read(p)
}
