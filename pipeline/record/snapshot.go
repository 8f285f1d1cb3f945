package record

// Snapshot is the ledger at one moment: all that the outbox is made from.
type Snapshot struct {
	Run      Run       // the last run
	Files    []File    // every file that is in the inbox or still stands, by path
	Versions []Version // every version, by duty and number, superseded ones too
	Issues   []Issue   // the findings that hold now, in order
	// Resolved are findings that a newer version has no longer.
	Resolved []Resolved
	// Past are the files that have left the inbox and of which nothing stands.
	Past []File
	// Answers are what departments said to findings, with what became of each,
	// in the order in which they came.
	Answers []Answer
	// Decisions are all that the section ever decided, undone ones too.
	Decisions []Decision
	// Marks are what reports that came back say may go out, in the order in which
	// they came; whether the section sent them is not asked here.
	Marks []Mark
	// Notes are how the section compared findings with its own, each its last
	// word, in the order in which they were first noted.
	Notes []Note
	// Ever are all findings that the ledger holds, those too of versions that
	// were replaced: without state, and with the department as it was recorded.
	Ever     []Issue
	Unsent   []Notification // letters that were tried and did not arrive
	Releases []Release
	// Dispatches are the section's words on what goes out, in their order.
	Dispatches []Dispatch
}
