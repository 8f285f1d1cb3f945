package workspace

import "errors"

// ErrNoRun says that nothing can be read from the ledger: it holds no run.
var ErrNoRun = errors.New("the ledger holds no run yet")

// ErrCutOff says that the last run did not come to its end: what the ledger
// holds is a state half way, which is not for publishing.
var ErrCutOff = errors.New("the last run was cut off")

// ErrBegun says that a new ledger is asked for where one holds runs.
var ErrBegun = errors.New("the ledger holds runs already")
