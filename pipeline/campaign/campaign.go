// Package campaign holds an evaluation round (评价年度): register, units,
// deadlines, forms, rules and the keeper's settings, and what follows from them.
//
// It owns what these mean, for the runs and for the page that checks a sheet
// before it is sent. It refuses to know how they are written down: package load
// reads them, and a campaign once loaded never changes.
package campaign

import (
	"time"

	"jixiao/rules"
	"jixiao/rules/constraint"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// Campaign is one evaluation round, ready for runs.
type Campaign struct {
	Name     string // 某某区2026年度财政重点绩效评价
	District string // 某某区, as titles of the master name it
	Facts    *register.Facts
	Forms    []*form.Definition
	// Constraints are checked by this, as fields of the forms have them.
	Constraints constraint.Checker
	Engine      *rules.Engine
	Specs       []rules.Spec // of which the engine is made
	Owed        []Owed
	Changes     []rules.Override // of rules, as the section has them
	// Local are the rows of 本级规则 as the section wrote them, for whoever lays out
	// the next round.
	Local []LocalRule
	// RuleFaults are the faults in 本级规则: a rule with one is left out, and stops nothing
	// else.
	RuleFaults []RuleFault
	// Examples are those beside the section's own rules.
	Examples RuleExamples
	// RuleWarnings say which of those rules can never find anything or never be met,
	// contradict another one or say what another one says. They count all the same.
	RuleWarnings []RuleFault
	// Policy is what the section proposes by for using results; none is off.
	Policy []PolicyRow
	// PolicyFaults are the faults in 结果应用办法: a row with one is left out.
	PolicyFaults []RuleFault
	// Waivers and Cancelled are in force, like the extensions of the facts.
	Waivers   []Waiver
	Cancelled []Cancelled
	// Written is what the settings workbook itself says for single duties.
	Written Special
	// Rolls says that a deadline on a rest day moves to the next working day.
	Rolls    bool
	Settings Settings
	// Publishing is how results reach the departments.
	Publishing Publishing
	// LastYear is what reports hold this year against; nil is nothing. What rules ask
	// of the year before is in Facts. Comparing says which changes want a reason.
	LastYear  *register.LastYear
	Comparing Comparing
	// Phrases are what the campaign says in place of the program.
	Phrases map[Phrase]string
	// Texts are the section's own paragraphs for its papers, in the order of print.
	Texts []ReportText
	// Zone is the time zone in which days begin and end.
	Zone *time.Location
	// RestDays are the deadlines on days that are not worked.
	RestDays []RestDay
	// UnknownYears are those of which the calendar lacks where deadlines were counted
	// in working days after the feedback.
	UnknownYears []int
	// Calendar says which days are worked.
	Calendar *workdays.Calendar
	// Snapshot is nil where the campaign was loaded.
	Snapshot *Snapshot
	// Fingerprint is a hash over everything that can change a judgement, but for
	// extensions and waivers: see Bearing.
	Fingerprint string
}

// RuleFault is what is wrong with one of the section's own rules, and where it stands.
type RuleFault struct {
	Code    finding.Code // "" where its row says none
	Where   string
	Message finding.Text
}

// LocalRule is one row of 本级规则 or 本级规则例子, column by column.
type LocalRule []string

// Owed is one row of 报送时限: who owes which form by when.
type Owed struct {
	Form string
	// About is what the form is about, and Each says that it is owed once for each
	// of these. Else a department owes it as a whole (or the section, once for the
	// campaign), whatever it names.
	About    string
	Each     bool
	Section  bool // handed in by the section or an evaluator
	Optional bool // may be handed in, nobody is late
	Deadline value.Date
	// AfterFeedback is set where it is owed so many days after the feedback, and not
	// by a day that is the same for all.
	AfterFeedback AfterFeedback `json:",omitzero"`
	ReminderDays  int
	// Units are those that owe a form about units or departments; none is all.
	Units []string `json:",omitempty"`
}

// Settings is what the keeper of the server owns (campaign.yaml).
type Settings struct {
	Paths       Paths    `yaml:"paths"`
	Limits      Limits   `yaml:"limits"`
	Attachments []string `yaml:"attachments"` // extensions without dot that are received as 附件
	// Evaluators are the folders of evaluators (评价机构) in the inbox.
	Evaluators []string `yaml:"evaluators"`
	Workers    int      `yaml:"workers"` // files read at once; 0 is one a core
	// CorrectionDays is how many working days a department has to correct what
	// was returned, from its receipt.
	CorrectionDays int `yaml:"correction_days"`
	// Decides is who decides for the section where a command names nobody.
	Decides string `yaml:"decides"`
	// Group is the system's group, by name or number, that may open ledger,
	// originals and backups besides the program's user; "" is none.
	Group string `yaml:"group"`
	// SelfCheck says that each unit's folder gets the page on which its clerk
	// checks before sending.
	SelfCheck    bool      `yaml:"selfcheck"`
	Backup       Backup    `yaml:"backup"`
	Schedule     Schedule  `yaml:"schedule"`
	Serve        Serve     `yaml:"serve"`
	Notify       Notify    `yaml:"tell"`
	Mail         Mail      `yaml:"mail"`
	Webhooks     []Webhook `yaml:"webhooks"`
	Watch        Watch
	Explanations Explanations `yaml:"explanations"`
	Previous     KeepPrevious `yaml:"past"`
	Blanks       bool         `yaml:"blanks"` // blank forms lie in departments' folders
	// LastYear is the workbook of the year before, in the folder of the settings; ""
	// is none.
	LastYear string `yaml:"previous_year"`
}

// Backup says where the nightly backup goes.
type Backup struct {
	On     bool   `yaml:"on"`
	Folder string `yaml:"folder" validate:"required"` // as in Paths
	Keep   int    `yaml:"keep" validate:"gte=1,lte=1000"`
}

// Paths are where things lie, relative to the folder above configs.
type Paths struct {
	Inbox  string `yaml:"inbox" validate:"required"`
	Outbox string `yaml:"outbox" validate:"required"`
	Units  string `yaml:"units" validate:"required"` // the part of the outbox that departments may open
	Ledger string `yaml:"ledger" validate:"required"`
}

// Limits bound what one file may cost. Sizes are in bytes.
type Limits struct {
	FileSize     int64 `yaml:"file_size" validate:"gt=0"`
	UnzippedSize int64 `yaml:"unzipped_size" validate:"gt=0"`
	PartSize     int64 `yaml:"part_size" validate:"gte=0"` // one part of an office file, unzipped; 0 is no limit of its own
	ZipEntries   int   `yaml:"zip_entries" validate:"gt=0"`
	Sheets       int   `yaml:"sheets" validate:"gt=0"`
	Rows         int   `yaml:"rows" validate:"gt=0"`    // rows with a value, a sheet
	Columns      int   `yaml:"columns" validate:"gt=0"` // last column with a value
	Cells        int   `yaml:"cells" validate:"gt=0"`   // cells with a value, a workbook
	Strings      int   `yaml:"strings" validate:"gt=0"` // shared strings
	StringLength int   `yaml:"string_length" validate:"gt=0"`
	// FormulaLength is in characters; 0 means StringLength.
	FormulaLength int `yaml:"formula_length" validate:"gte=0"`
	Nesting       int `yaml:"nesting" validate:"gte=0,lte=256"` // elements inside each other; 0 is the most that is ever taken
	Merges        int `yaml:"merges" validate:"gt=0"`
	// Values are those that the tables of a file hold by their forms; 0 is the
	// usual number. Cells are packed, values are kept.
	Values  int `yaml:"values" validate:"gte=0"`
	Seconds int `yaml:"seconds" validate:"gt=0"` // time for one file
}

// Explanations says which explanations of departments are not taken.
type Explanations struct {
	// Stock are phrases that explain nothing when they stand alone.
	Stock []string `yaml:"stock" validate:"max=200,dive,required,max=100"`
}

// KeepPrevious says how much of what a department's folder held before is kept (历次).
type KeepPrevious struct {
	Keep int `yaml:"keep" validate:"gte=0,lte=10000"` // files a department
}

// ZoneName is the time zone as people call it.
func (c *Campaign) ZoneName() finding.Text {
	name := finding.Text{ZH: c.Zone.String(), EN: c.Zone.String()}
	if name.EN == "Asia/Shanghai" {
		name.ZH = "北京时间"
	}
	return name
}

// Form finds a form by its id; nil if the campaign has none of that name.
func (c *Campaign) Form(id string) *form.Definition {
	for _, d := range c.Forms {
		if d.ID == id {
			return d
		}
	}
	return nil
}
