package record

// Snapshot is the ledger at one moment: all that the outbox is made from.
type Snapshot struct {
	Run      Run       // the last run
	Files    []File    // every file that is in the inbox or still stands, by path
	Versions []Version // every version, by duty and number, superseded ones too
	Issues   []Issue   // the findings that hold now, in order
	// Decisions are all that the section ever decided, undone ones too.
	Decisions []Decision
}
