package jixiao_test

// layer is one row of the import order: which packages of ours a package may
// import. A path that ends in "/..." speaks of everything under it too, unless
// another row names a package more closely.
type layer struct {
	path    string
	imports []string
	why     string
}

// layers is the import order, from the bottom up. docs/architecture.md draws it.
var layers = []layer{
	{"rules/finding", nil,
		"it is the word that every other package shares"},
	{"rules/decimal", nil,
		"exact numbers know nothing of what they count"},
	{"rules/value", []string{"rules/finding", "rules/decimal"},
		"what a person writes into one cell is read without a form"},
	{"rules/formula", []string{"rules/finding", "rules/decimal"},
		"recalculation sees cells, not forms"},
	{"rules/form", []string{"rules/finding", "rules/decimal", "rules/value", "rules/formula"},
		"a sheet is read the same whatever file it came in and whoever sent it"},
	{"rules/workdays", []string{"rules/finding", "rules/value"},
		"which days are worked is the State Council's word, not a rule's"},
	{"rules", []string{"rules/finding", "rules/decimal", "rules/value", "rules/form"},
		"rules see submissions and facts, never files, folders or the ledger"},

	{"pipeline/disk", nil,
		"whole files or none, whatever is in them"},
	{"pipeline/record", []string{"rules/..."},
		"the types that stages share have no behaviour and know no stage"},
	{"pipeline/lease", []string{"rules/finding"},
		"who works on a ledger has no part in what is done there"},
	{"pipeline/change", []string{"rules/finding", "rules/form"},
		"what two submissions say otherwise follows from the two alone"},
	{"pipeline/ooxml", nil,
		"a zip, its parts and their markup, whatever is written in them"},
	{"pipeline/sheet/...", []string{"pipeline/ooxml", "pipeline/sheet/...", "rules/finding", "rules/form"},
		"a reader turns bytes into cells and knows no form, rule or path"},
	{"pipeline/celltext", nil,
		"what a text must be like to stand in a cell, whoever writes the workbook"},
	{"pipeline/annotate", []string{"pipeline/celltext", "pipeline/ooxml", "rules/finding", "rules/form", "rules/formula"},
		"bytes and findings go in, bytes come out: it judges nothing and knows no disk"},
	{"pipeline/campaign", []string{"pipeline/sheet", "rules/..."},
		"the campaign is read from an fs.FS through the same reader as submissions"},
	{"pipeline/intake", []string{"pipeline/disk", "pipeline/record", "rules/..."},
		"receiving a file does not depend on what is in it"},
	{"pipeline/ledger", []string{"pipeline/record", "rules/..."},
		"the ledger keeps what it is told and judges nothing"},
	{"pipeline/answer", []string{"pipeline/record", "rules/..."},
		"what a workbook answers is in its cells; whether it still holds is the ledger's"},
	{"pipeline/across", []string{"pipeline/campaign", "pipeline/record", "rules/..."},
		"what holds over the whole campaign follows from snapshot, campaign and clock alone"},
	{"pipeline/report/...", []string{"pipeline/report/...", "pipeline/celltext", "pipeline/across", "pipeline/campaign", "pipeline/record", "rules/..."},
		"reports are a projection of a snapshot: they read no file and no ledger"},
	{"pipeline/tell", []string{"pipeline/across", "pipeline/campaign", "pipeline/record", "pipeline/report", "rules/..."},
		"what is told is what the reports say; what was told comes from the ledger by way of the run"},
	{"pipeline/tell/telltest", nil,
		"a mail server knows nothing of what it is sent"},
	{"pipeline/edits", []string{"pipeline/sheet", "rules/decimal", "rules/finding", "rules/form", "rules/value"},
		"what a person changed in a workbook is seen in its cells alone"},
	{"pipeline/outbox", []string{"pipeline/disk", "pipeline/edits", "pipeline/sheet"},
		"a page is put in its place whatever is on it"},
	{"pipeline/layout", []string{"configs", "pipeline/campaign", "pipeline/disk", "rules/..."},
		"laying out a new campaign runs nothing"},
	{"pipeline/volume", nil,
		"what a folder lies on does not depend on what is in it"},
	{"pipeline/wake", nil,
		"events wake whoever looks; they say nothing of files"},
	{"pipeline/monitor", []string{"rules/finding"},
		"how the service is, is what it was told, not what it finds out"},
	{"pipeline/schedule", nil,
		"when a run is due does not depend on what a run does"},
	{"pipeline", []string{"pipeline/...", "rules/..."},
		"it is the only package that knows the order of the stages"},

	{"pipeline/doctor", []string{"pipeline", "pipeline/disk", "pipeline/intake", "pipeline/lease", "pipeline/ledger", "pipeline/tell", "pipeline/volume", "rules/..."},
		"it looks at what a run depends on, and mends nothing"},

	{"configs", nil,
		"the default campaign is data"},
	{"cmd/jixiao", []string{"pipeline/...", "rules/...", "configs"},
		"wiring only: nothing imports it"},
	{"internal/samples", []string{"rules/finding"},
		"tests of any package may ask for samples"},
	{"internal/manysheets", []string{"rules/finding", "rules/decimal"},
		"what a sheet gets wrong is written down, not computed by the code under test"},
	{".", nil,
		"the root holds tests about the tree, no program"},
}

// core is the part that builds for a browser: bytes to findings.
var core = []string{"rules/...", "pipeline/ooxml", "pipeline/celltext", "pipeline/annotate", "pipeline/sheet", "pipeline/sheet/xlsx", "pipeline/sheet/draft",
	"pipeline/sheet/xls", "pipeline/sheet/ods", "pipeline/sheet/text", "pipeline/sheet/spreadsheetml", "pipeline/sheet/htmltable", "pipeline/campaign", "pipeline/across", "pipeline/edits"}

// library is a third-party module (or a risky part of Go's own library) and the
// only packages that may import it.
type library struct {
	path  string
	homes []string
	tests bool // any test may import it
	why   string
}

// libraries are all there are: a new one needs a row, and a reason.
var libraries = []library{
	{"database/sql", []string{"pipeline/ledger"}, false,
		"one package knows that the ledger is a database"},
	{"modernc.org/sqlite", []string{"pipeline/ledger"}, false,
		"one package knows which database"},
	{"github.com/pressly/goose/v3", []string{"pipeline/ledger"}, false,
		"migrations are the ledger's"},
	{"github.com/xuri/excelize/v2", []string{"pipeline/sheet/sheettest", "pipeline/report/...", "internal/manysheets"}, true,
		"its traps are handled where the program reads and where it writes; the rest draws fixtures"},
	{"github.com/shopspring/decimal", []string{"rules/decimal"}, false,
		"our decimal has no way in or out through a float"},
	{"github.com/go-playground/validator/v10", []string{"rules/form", "pipeline/campaign"}, false,
		"constraints of form definitions and of the configuration"},
	{"go.yaml.in/yaml/v3", []string{"pipeline/campaign"}, true,
		"configuration is read strictly, in one place"},
	{"github.com/agnivade/levenshtein", []string{"rules", "rules/form", "pipeline/campaign"}, false,
		"likeness suggests, it never decides"},
	{"golang.org/x/text", []string{"rules/value", "pipeline/ooxml", "pipeline/sheet/...", "pipeline/intake"}, true,
		"characters are normalised where they come in"},
	{"golang.org/x/net/html", []string{"pipeline/sheet/htmltable"}, true,
		"web pages come in under the names of workbooks; tests read ours back"},
	{"github.com/richardlehane/mscfb", []string{"pipeline/sheet", "pipeline/sheet/xls"}, false,
		"old file types are told apart by the reader"},
	{"github.com/6tail/lunar-go", []string{"rules/workdays"}, false,
		"one package knows where the holidays come from"},
	{"github.com/robfig/cron/v3", []string{"pipeline/campaign"}, false,
		"when something is due is a setting; who waits for it is our own, and sees jumps of the clock"},
	{"github.com/fsnotify/fsnotify", []string{"pipeline/wake"}, false,
		"one package knows that events get lost"},
	{"github.com/prometheus/client_golang", []string{"pipeline/monitor"}, false,
		"a registry of our own, in one place"},
	{"golang.org/x/sys", []string{"pipeline/volume", "pipeline/intake", "pipeline/doctor"}, true,
		"what only the system knows of disks and files"},
	{"github.com/rs/zerolog", []string{"pipeline", "pipeline/schedule", "cmd/jixiao"}, true,
		"logs are for operators; stages below return errors"},
	{"github.com/wneessen/go-mail", []string{"pipeline/tell"}, false,
		"one package knows how mail is sent"},
	{"github.com/spf13/cobra", []string{"cmd/jixiao"}, false,
		"the command line is wiring"},
	{"github.com/kardianos/service", []string{"cmd/jixiao"}, false,
		"the service is a way of starting a command"},
	{"github.com/jedib0t/go-pretty/v6", []string{"cmd/jixiao"}, false,
		"tables on a terminal"},
	{"github.com/schollz/progressbar/v3", []string{"cmd/jixiao"}, false,
		"progress on a terminal"},
	{"github.com/mattn/go-isatty", []string{"cmd/jixiao"}, false,
		"whether there is a terminal"},
	{"github.com/mattn/go-runewidth", []string{"cmd/jixiao", "pipeline/celltext"}, false,
		"Chinese characters are two columns wide"},
	{"github.com/pmezard/go-difflib", []string{"pipeline/change"}, false,
		"which rows of two tables are the same one"},
	{"github.com/gofrs/flock", []string{"pipeline/lease"}, false,
		"one run at a time on one ledger"},
	{"golang.org/x/sync", []string{"pipeline", "pipeline/intake", "internal/manysheets"}, false,
		"work on both cores that stops at the first fault"},
	{"github.com/google/go-cmp", nil, true, "tests only"},
	{"go.uber.org/goleak", nil, true, "tests only: what is to end ends"},
	{"github.com/thedatashed/xlsxreader", nil, true, "tests only: benchmarks are held against it"},
	{"github.com/rogpeppe/go-internal", nil, true, "tests only: command transcripts"},
	{"pgregory.net/rapid", nil, true, "tests only: properties"},
	{"go.uber.org/goleak", nil, true, "tests only: nothing goes on when it should have ended"},
}
