package form

// Output is a sheet of the master workbook that a form fills (master in its
// definition). Everything on it comes from here: what a row is, which columns
// there are, and what closes them. It is no part of reading: changing it judges
// nothing anew. The smallest one is
//
//	master:
//	  - {sheet: 资产清查, rows: subjects, columns: [{subject: code}, {field: amount}]}
//
// Sheets stand in the order of 报送时限, those of forms that are not in it
// behind, by the forms' ids; of one form as it lists them. One without rows is
// left out.
type Output struct {
	// Sheet is its name. Several forms may fill one sheet: the one that lists
	// columns draws it, the others join it.
	Sheet string `yaml:"sheet" validate:"required,max=31"`
	// Caption stands above the title at the left (附件1:), Title over all
	// columns, Note under it at the right (单位：万元); what is not given has no
	// row. In them {year}, {budget_year}, {name} (of the campaign), {district},
	// {district_short} (without 区) and {as_of} (数据截至 …) are filled in.
	Caption string `yaml:"caption"`
	Title   string `yaml:"title"` // "" is the name of the sheet
	Note    string `yaml:"note"`
	Paper   string `yaml:"paper" validate:"omitempty,oneof=portrait landscape"` // "" is landscape
	Plain   bool   `yaml:"plain"`                                               // numbers show their own digits alone: 500, not 500.00
	// Rows says what a row is: "subjects" one of each that the form may be about,
	// handed in or not, "submissions" one of each that stands, or the id of a
	// table: each of its rows.
	Rows string `yaml:"rows" validate:"required"`
	// What is what a row is called where rows are counted and in 数据来源
	// (整改问题); "" is the form's name.
	What    string         `yaml:"what"`
	Columns []OutputColumn `yaml:"columns" validate:"max=200,dive"`
	// Joins says that the form adds its values to a sheet that another form
	// draws, where that has the same subject and field: before those of the form
	// itself (what the section issued counts first).
	Joins bool `yaml:"joins"`
	// Order are ids of columns by which rows are sorted, "-id" downwards; without
	// it subjects stand in the order of their list, rows as in their sheets.
	Order   []string        `yaml:"order"`
	Freeze  int             `yaml:"freeze" validate:"gte=0,lte=20"` // columns at the left that stay in view
	Pivot   *Pivot          `yaml:"pivot"`
	Closing []OutputClosing `yaml:"closing" validate:"dive"`
	Counts  []Count         `yaml:"counts" validate:"dive"`
	// Summary is what the front page (汇总) says of the sheet. Where no sheet of
	// a form says anything for it, neither here nor by a role, the front page
	// lists the form's sheets with their rows and sums; {} keeps them off it.
	Summary *Summary `yaml:"summary"`
}

// OutputColumn is a column of a sheet of the master. It shows one thing: a field
// of the form, something known of the subject or of whoever owes the duty, or
// something about the row itself. Numbers stand at the right, dates, codes,
// choices and what is narrower than 12 in the middle, longer texts at the left.
type OutputColumn struct {
	ID      string `yaml:"id"`    // "" is the name of what it shows
	Field   string `yaml:"field"` // of the form: a column of the table in Rows, else a field of the sheet (a grid's as row.column)
	Subject string `yaml:"subject" validate:"omitempty,oneof=code name unit division budget parent"`
	Unit    string `yaml:"unit" validate:"omitempty,oneof=text code name parent"` // who owes the duty; text is [213001]某某局
	Show    string `yaml:"show" validate:"omitempty,oneof=ordinal status file place version arrival"`
	Label   string `yaml:"label"`                                    // its header; "" is the field's own
	Width   int    `yaml:"width" validate:"omitempty,gte=3,lte=120"` // in digits; 0 goes by the type
	Merge   bool   `yaml:"merge"`                                    // cells with the same text below each other become one
	// Role is what the column means to the reports that sum up a campaign: the
	// score and grade of a subject, its amount and division, the category, state
	// and due day of a problem. A role is given once in a campaign.
	Role string `yaml:"role" validate:"omitempty,oneof=score grade amount division category state due"`
	// Words of a state: Done means that nothing is left to do, Going that it is
	// under way, Lasting that it has no end and is never late.
	Done    []string `yaml:"done"`
	Going   []string `yaml:"going"`
	Lasting []string `yaml:"lasting"`
}

// Pivot spreads a column of a table across, behind the other columns: a group of
// value columns for each of the names that the column knows (Field.Groups). A
// sub-total row of the sheet counts before the sum of its rows; rows of other
// names come into a last group 其他.
type Pivot struct {
	Table  string   `yaml:"table" validate:"required"`
	By     string   `yaml:"by" validate:"required"`     // the column whose names are spread
	Values []string `yaml:"values" validate:"required"` // columns that are added up under each name
	Total  string   `yaml:"total"`                      // label of a last group over all names; "" is none
	Width  int      `yaml:"width" validate:"omitempty,gte=3,lte=120"`
}

// OutputClosing is a row under the last one, by formulas with stored results.
type OutputClosing struct {
	Label  string   `yaml:"label" validate:"required"`
	Sum    []string `yaml:"sum"`                                     // ids of columns
	Mean   []string `yaml:"mean"`                                    // of those that have a number
	Count  []string `yaml:"count"`                                   // cells that are not blank
	Digits *int     `yaml:"digits" validate:"omitempty,gte=0,lte=6"` // of a mean; 2 where it says nothing
}

// Count is a sheet that counts the rows of the sheet by two of its columns
// (问题类别统计).
type Count struct {
	Sheet   string   `yaml:"sheet" validate:"required,max=31"`
	Title   string   `yaml:"title"`
	Note    string   `yaml:"note"`
	Rows    string   `yaml:"rows" validate:"required"`    // column whose words are the rows
	Columns string   `yaml:"columns" validate:"required"` // column whose words are the columns
	Total   string   `yaml:"total"`                       // label of the sum of a row and of the closing row
	Share   string   `yaml:"share"`                       // label of the part that Of is of the total; "" is none
	Of      []string `yaml:"of"`
}

// Summary is what the front page says of a sheet.
type Summary struct {
	Totals []SummaryTotal `yaml:"totals" validate:"dive"` // columns whose sums stand among the counts
	Parts  *SummaryParts  `yaml:"parts"`
}

// SummaryTotal is the sum of a column, with what it is called.
type SummaryTotal struct {
	Column string `yaml:"column" validate:"required"`
	Label  string `yaml:"label" validate:"required"`
}

// SummaryParts are columns whose sums are the parts of a whole (资金构成), each
// with its share and the number of rows that have any.
type SummaryParts struct {
	Title   string   `yaml:"title" validate:"required"`
	Head    string   `yaml:"head" validate:"required"` // header of the column of names
	Columns []string `yaml:"columns" validate:"required"`
	Say     []string `yaml:"say"` // those that the sentence on top names
}

// What a row of a sheet of the master may be, besides a row of a table.
const (
	EachSubject    = "subjects"
	EachSubmission = "submissions"
)

// What a column of the master may mean to reports.
const (
	RoleScore    = "score"
	RoleGrade    = "grade"
	RoleAmount   = "amount"
	RoleDivision = "division"
	RoleCategory = "category"
	RoleState    = "state"
	RoleDue      = "due"
)

// Key is the id by which other parts of the sheet name the column.
func (c *OutputColumn) Key() string {
	for _, id := range []string{c.ID, c.Field, c.Subject, c.Unit, c.Show} {
		if id != "" {
			return id
		}
	}
	return ""
}

// Column is the field of a table's column, nil where there is none.
func (b *Block) Column(id string) *Field { return pick(b.Columns, id) }
