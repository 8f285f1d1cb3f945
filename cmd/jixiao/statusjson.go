package main

import (
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// statusJSON is the contract of `status --format json`.
type statusJSON struct {
	Campaign string    `json:"campaign"`
	AsOf     string    `json:"as_of"`
	Finished bool      `json:"finished"` // false: the run is going on, or was cut off
	Duties   []dueJSON `json:"duties"`
	Tests    int       `json:"test_filings"` // they count for no duty
	// Departments are those with anything to mend or explain, or that was.
	Departments []resolutionJSON `json:"departments"`
}

// dutyJSON is a duty: whose, which form, about what.
type dutyJSON struct {
	Department *string              `json:"department"` // null: the section
	Form       string               `json:"form"`
	Subject    *finding.SubjectJSON `json:"subject"`
	Project    *string              `json:"project"`
}

// dueJSON is a duty with what came of it. Of what is missing all is null that
// only a version has.
type dueJSON struct {
	dutyJSON
	State     string  `json:"state"`     // missing, awaiting, returned, needs_explanation, accepted or cancelled
	Withdrawn bool    `json:"withdrawn"` // missing because it was taken back
	Excluded  bool    `json:"excluded"`  // the section leaves it out of the master for now
	Nil       bool    `json:"nil"`       // there is nothing to report
	Deadline  *string `json:"deadline"`
	LateDays  int     `json:"late_days"`
	// AfterFeedback is how the deadline will be counted that is null because the
	// department was not told the results yet.
	AfterFeedback *afterFeedbackJSON `json:"after_feedback,omitempty"`
	// OpenedOn is the day since which the oldest finding that asks for something of it
	// has been open; null where there is none.
	OpenedOn *string `json:"opened_on"`
	ID       *int64  `json:"id"`
	Version  *int    `json:"version"`
	File     *string `json:"file"`
	Arrival  *string `json:"arrival"`
}

type afterFeedbackJSON struct {
	Days    int  `json:"days"`
	Working bool `json:"working_days"`
}

func (c statusCommand) printJSONStatus(camp *campaign.Campaign, s *record.Snapshot) error {
	out := statusJSON{Campaign: camp.Name, AsOf: s.Run.AsOf.In(camp.Zone).Format(time.RFC3339), Finished: !s.Run.Ended.IsZero(), Duties: []dueJSON{}, Tests: len(s.TestsTold())}
	v := view.New(camp, s)
	oldest := v.OldestOpen()
	for _, d := range v.Dues() {
		one := jsonDue(d, camp.Zone)
		one.OpenedOn = orNull(oldest[d.Duty].String())
		out.Duties = append(out.Duties, one)
	}
	out.Departments = jsonResolutions(v)
	return c.printJSON(out)
}

func jsonDuty(d record.Duty) dutyJSON {
	return dutyJSON{orNull(d.Department), d.Form, finding.SubjectToJSON(d.Subject), orNull(d.Project())}
}

func jsonDue(d view.Due, zone *time.Location) dueJSON {
	out := dueJSON{dutyJSON: jsonDuty(d.Duty), State: stateOf(d), Withdrawn: d.Withdrawn, Excluded: d.Excluded != nil, Deadline: orNull(d.Deadline.String()), LateDays: d.Late}
	if d.Awaited.Set() {
		out.AfterFeedback = &afterFeedbackJSON{d.Awaited.Days, d.Awaited.Working}
	}
	if v := d.Latest; v != nil {
		arrival := v.File.Arrival.In(zone).Format(time.RFC3339)
		out.ID, out.Version, out.File, out.Arrival = &v.ID, &v.N, &v.File.Path, &arrival
		out.Nil = v.Says != nil && v.Says.Nil()
	}
	return out
}

func stateOf(d view.Due) string {
	switch {
	case d.Cancelled != nil:
		return "cancelled"
	case d.Awaits():
		return "awaiting"
	case d.Missing():
		return "missing"
	case d.Returned():
		return "returned"
	case d.Unexplained():
		return "needs_explanation"
	}
	return "accepted"
}

// historyJSON is the contract of `history --format json`.
type historyJSON struct {
	Duties []chainJSON `json:"duties"`
}

// chainJSON is a duty with its versions, the oldest first.
type chainJSON struct {
	dutyJSON
	Versions []versionJSON `json:"versions"`
}

type versionJSON struct {
	ID       int64               `json:"id"`
	Version  int                 `json:"version"` // 0: it says again what stands already
	File     string              `json:"file"`
	Sheet    string              `json:"sheet"`
	Arrival  string              `json:"arrival"`
	Verdict  record.Verdict      `json:"verdict"`
	State    record.VersionState `json:"state"`
	Standing bool                `json:"standing"` // the master takes it
}

func (c historyCommand) printJSONHistory(chains [][]record.Version, zone *time.Location) error {
	out := historyJSON{Duties: []chainJSON{}}
	for _, chain := range chains {
		one := chainJSON{dutyJSON: jsonDuty(chain[0].Duty)}
		for _, v := range chain {
			one.Versions = append(one.Versions, versionJSON{v.ID, v.N, v.File.Path, v.Sheet,
				v.File.Arrival.In(zone).Format(time.RFC3339), v.Verdict, v.State, v.Standing()})
		}
		out.Duties = append(out.Duties, one)
	}
	return c.printJSON(out)
}
