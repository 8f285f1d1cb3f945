package pipeline

// Point is a place between two stages of a run. A run may end at any of them,
// and anywhere between them: the next one completes what it left.
type Point string

// The points in the order in which a run comes to them.
const (
	AfterLook    Point = "looked"    // what lies in the inbox is in the ledger
	AfterReceive Point = "received"  // every new file is archived and judged
	AfterDecide  Point = "decided"   // and what the section decided in its workbooks is recorded
	AfterJudge   Point = "judged"    // so is what other settings judged
	AfterRecord  Point = "recorded"  // the run is closed in the ledger
	AfterSeal    Point = "sealed"    // and joined to the chain of runs
	AfterPlan    Point = "planned"   // the ledger says what each page shows, and since when
	AfterPublish Point = "published" // the outbox shows it
)

// Points lists all points.
var Points = []Point{AfterLook, AfterReceive, AfterDecide, AfterJudge, AfterRecord, AfterSeal, AfterPlan, AfterPublish}

func (o Options) reached(p Point) {
	if o.Reached != nil {
		o.Reached(p)
	}
}
