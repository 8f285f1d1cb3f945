package load

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // a server without zone files must not change what a day is

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// campaignFile is the name of the keeper's file.
const campaignFile = "campaign.yaml"

// settingsFile is campaign.yaml as written.
type settingsFile struct {
	Name        string                                  `yaml:"name" validate:"required"`
	District    string                                  `yaml:"district" validate:"max=40"`
	Year        int                                     `yaml:"year" validate:"gte=2000,lte=2100"`
	BudgetYear  int                                     `yaml:"budget_year" validate:"gte=2000,lte=2100"`
	Period      period                                  `yaml:"period"`
	TimeZone    string                                  `yaml:"time_zone" validate:"required"`
	Bands       []band                                  `yaml:"bands" validate:"required,dive"`
	Profiles    map[string][]map[string]decimal.Decimal `yaml:"profiles"`
	Paths       campaign.Paths                          `yaml:"paths"`
	Limits      campaign.Limits                         `yaml:"limits"`
	Attachments []string                                `yaml:"attachments" validate:"dive,required"`
	Evaluators  []string                                `yaml:"evaluators" validate:"dive,required"`
	ProjectCode []string                                `yaml:"project_code"` // may be left out
	Workers     int                                     `yaml:"workers" validate:"gte=0,lte=256"`

	CorrectionDays int               `yaml:"correction_days" validate:"gte=0,lte=60"` // 0: the usual ones
	Holidays       []workdays.Notice `yaml:"holidays" validate:"dive"`

	// What follows may be left out.
	DeadlinesRoll bool   `yaml:"deadlines_roll"`
	PreviousYear  string `yaml:"previous_year" validate:"max=200"` // a workbook in this folder
	SelfCheck     bool   `yaml:"selfcheck"`

	Decides  string            `yaml:"decides" validate:"max=60"`
	Group    string            `yaml:"group"`
	Backup   campaign.Backup   `yaml:"backup"`
	Watch    watch             `yaml:"watch"`
	Schedule campaign.Schedule `yaml:"schedule"`
	Serve    campaign.Serve    `yaml:"serve"`

	Explanations campaign.Explanations `yaml:"explanations"`
	Previous     campaign.KeepPrevious `yaml:"past"`
	Blanks       bool                  `yaml:"blanks"`

	Notify   campaign.Notify    `yaml:"tell"`
	Mail     campaign.Mail      `yaml:"mail"`
	Webhooks []campaign.Webhook `yaml:"webhooks" validate:"dive"`

	patterns value.Codes // ProjectCode as read
}

// usualBackup counts where the keeper's file says nothing.
var usualBackup = campaign.Backup{On: true, Folder: "data/backup", Keep: 14}

// usualCorrectionDays count where the keeper's file says nothing.
const usualCorrectionDays = 3

// usualValues is the limit of files from before it could be set.
const usualValues = 120_000

// usualExplanations count where the keeper's file says nothing.
func usualExplanations() campaign.Explanations {
	return campaign.Explanations{Stock: slices.Clone(usualStock)}
}

var usualStock = []string{"核实无误", "属实", "已核实", "无误", "情况属实", "经核实无误", "核对无误", "已核对", "数据无误",
	"数据属实", "填报无误", "没有问题", "无问题", "无", "同意", "已说明", "见附件", "见说明", "略", "如上", "同上"}

// usualPrevious counts where the keeper's file says nothing.
var usualPrevious = campaign.KeepPrevious{Keep: 50}

type period struct {
	From value.Date `yaml:"from" validate:"required"`
	To   value.Date `yaml:"to" validate:"required"`
}

type band struct {
	Grade string          `yaml:"grade" validate:"required"`
	From  decimal.Decimal `yaml:"from"`
}

// settingsFile reads campaign.yaml.
func (l *loader) settingsFile() settingsFile {
	k := settingsFile{Backup: usualBackup, Schedule: usualSchedule(), Serve: usualServe(),
		Explanations: usualExplanations(), Previous: usualPrevious, Notify: usualNotify(), Mail: usualMail()}
	data, err := fs.ReadFile(l.fsys, campaignFile)
	if err != nil {
		l.unreadable(campaignFile, err)
		return k
	}
	d, _ := decode(campaignFile, data, &k, l.faults)
	l.file = d
	if len(d.lines) == 0 {
		return k // no YAML: nothing further can be said
	}
	l.constraints.check(d, "", &k)
	d.need("profiles", "attachments", "workers")
	k.checkPeriod(d)
	k.checkBands(d)
	k.checkProfiles(d)
	k.checkPaths(d)
	k.checkAttachments(d)
	k.checkEvaluators(d)
	k.checkCodes(d)
	checkSchedule(k.Schedule, d)
	k.checkMail(d)
	k.checkWebhooks(d)
	return k
}

// zone resolves the time zone. "Local" would make a campaign mean something
// else on every machine.
func (l *loader) zone(name string) *time.Location {
	if name == "" {
		return time.UTC // already a fault
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		l.file.fault("time_zone", say("没有“%s”这个时区，中国请填 Asia/Shanghai", "unknown time zone %q; China is Asia/Shanghai", name))
		return time.UTC
	}
	return zone
}

// settings are the parts of the keeper's file that runs need as they are.
func (k *settingsFile) settings() campaign.Settings {
	k.Limits.Values = cmp.Or(k.Limits.Values, usualValues)
	return campaign.Settings{Paths: k.Paths, Limits: k.Limits, Attachments: k.Attachments, Evaluators: k.Evaluators, Workers: k.Workers,
		CorrectionDays: cmp.Or(k.CorrectionDays, usualCorrectionDays), Decides: strings.TrimSpace(k.Decides), Group: k.Group, SelfCheck: k.SelfCheck, Backup: k.Backup, Watch: k.Watch.settings(),
		Schedule: k.Schedule, Serve: k.Serve, Explanations: k.Explanations, Previous: k.Previous, Blanks: k.Blanks, LastYear: k.PreviousYear,
		Notify: k.Notify, Mail: k.Mail, Webhooks: k.Webhooks}
}

// facts are the parts of the keeper's file that rules see.
func (k *settingsFile) facts() *register.Facts {
	f := &register.Facts{
		Year: k.Year, BudgetYear: k.BudgetYear,
		From: k.Period.From, To: k.Period.To,
		Deadlines:  map[string]value.Date{},
		Extensions: map[register.Extended]value.Date{},
		Profiles:   k.Profiles,
		Patterns:   k.patterns,
	}
	for _, b := range k.Bands {
		f.Bands = append(f.Bands, register.Band{Grade: b.Grade, From: b.From})
	}
	return f
}
