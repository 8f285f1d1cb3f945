package form

// Output is a sheet of the master workbook that a form fills (master in its
// definition). Everything on it comes from here: what a row is, which columns
// there are, and what closes them. It is no part of reading: changing it judges
// nothing anew.
type Output struct {
	// Sheet is its name. Several forms may fill one sheet: the one that lists
	// columns draws it, the others join it.
	Sheet string `yaml:"sheet" validate:"required,max=31"`
	// Caption stands above the title at the left (附件1:), Title over all
	// columns, Note under it at the right (单位：万元). {year}, {budget_year},
	// {name} (of the campaign) and {district} are filled in.
	Caption string `yaml:"caption"`
	Title   string `yaml:"title"`
	Note    string `yaml:"note"`
	// Rows says what a row is: "subjects" one of each that the form may be about,
	// handed in or not, "submissions" one of each that stands, or the id of a
	// table: each of its rows.
	Rows    string         `yaml:"rows" validate:"required"`
	Columns []OutputColumn `yaml:"columns" validate:"dive"`
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
}

// OutputColumn is a column of a sheet of the master. It shows one thing: a field
// of the form, something known of the subject or of whoever owes the duty, or
// something about the row itself.
type OutputColumn struct {
	ID      string `yaml:"id"`    // "" is the name of what it shows
	Field   string `yaml:"field"` // of the form: a column of the table in Rows, else a field of the sheet
	Subject string `yaml:"subject" validate:"omitempty,oneof=code name unit division budget parent"`
	Unit    string `yaml:"unit" validate:"omitempty,oneof=text code name parent"` // who owes the duty
	Show    string `yaml:"show" validate:"omitempty,oneof=ordinal status file place version arrival"`
	Label   string `yaml:"label"` // its header; "" is the field's own
	English string `yaml:"en"`
	Width   int    `yaml:"width" validate:"omitempty,gte=3,lte=120"` // in digits; 0 goes by the type
	// Role is what the column means to the reports that sum up a campaign: the
	// score and grade of a project, the category and the state of a problem.
	Role string `yaml:"role" validate:"omitempty,oneof=score grade category state amount division"`
	// Done are the words of a state that mean that nothing is left to do.
	Done []string `yaml:"done"`
}

// Pivot spreads a column of a table across: a group of value columns for each
// of the names that the column knows (Field.Groups).
type Pivot struct {
	Table  string   `yaml:"table" validate:"required"`
	By     string   `yaml:"by" validate:"required"`     // the column whose names are spread
	Values []string `yaml:"values" validate:"required"` // columns that are added up under each name
	Total  string   `yaml:"total"`                      // label of a last group over all names; "" is none
}

// OutputClosing is a row under the last one, by formulas with stored results.
type OutputClosing struct {
	Label  string   `yaml:"label" validate:"required"`
	Sum    []string `yaml:"sum"`
	Mean   []string `yaml:"mean"`
	Count  []string `yaml:"count"`
	Digits *int     `yaml:"digits" validate:"omitempty,gte=0,lte=6"` // of a mean; 2 where it says nothing
}

// Count is a sheet that counts the rows of another sheet by two of its columns
// (问题类别统计).
type Count struct {
	Sheet   string   `yaml:"sheet" validate:"required,max=31"`
	Title   string   `yaml:"title"`
	Note    string   `yaml:"note"`
	Rows    string   `yaml:"rows" validate:"required"`    // column whose words are the rows
	Columns string   `yaml:"columns" validate:"required"` // column whose words are the columns
	Total   string   `yaml:"total"`                       // label of the sum of a row and of the closing row
	Share   string   `yaml:"share"`                       // label of the part that Of is of the total
	Of      []string `yaml:"of"`
}

// What a row of a sheet of the master may be, besides a row of a table.
const (
	EachSubject    = "subjects"
	EachSubmission = "submissions"
)
