package form

import (
	"slices"

	"jixiao/rules/finding"
)

// Definition says what one form looks like and what its fields must hold. It
// is data (configs/forms/*.yaml): a new form needs no code.
type Definition struct {
	ID         string       `yaml:"id" validate:"required"`
	Name       finding.Text `yaml:"name"`
	HandedInBy []string     `yaml:"handed_in_by" validate:"required,dive,oneof=department section evaluator"`
	// About says what a submission is about, which duties, versions and deadlines
	// go by: a project of the register, a unit, an item of another list of the
	// settings workbook (its sheet's name), or nothing: then there is one of each
	// department, or one of the campaign.
	About string `yaml:"about" validate:"required"`
	// NamedBy is the field or column that names it. Without it that is
	// project_code, unit, or the first field of type item; a sheet without a
	// field for it is about its sender's.
	NamedBy string `yaml:"named_by"`
	Title   Title  `yaml:"title"`
	// Records says that a sheet may hold several submissions, one below the other.
	Records bool    `yaml:"records"`
	Fields  []Field `yaml:"fields" validate:"dive"`
	Grids   []Grid  `yaml:"grids" validate:"dive"`
	Tables  []Block `yaml:"tables" validate:"dive"`
	// Nil lists the words by which a sheet without rows says that there is
	// nothing to report (零报告).
	Nil []string `yaml:"nil"`
	// Stage is the stage of the campaign that the form belongs to, which the section
	// makes final (定稿) as a whole; "" goes by the roles of what it fills in the master.
	// It is no part of reading.
	Stage string `yaml:"stage" json:"-"`
	// Template is no part of reading: changing it judges nothing anew.
	Template Template `yaml:"template" json:"-"`
	// Master are the sheets of the master workbook that it fills. A form that
	// fills none would be accepted into nothing, and is refused.
	Master []Output `yaml:"master" json:"-" validate:"dive"`
}

// What a form's submissions are about, besides the lists of the settings
// workbook.
const (
	AboutProject    = finding.AboutProject
	AboutUnit       = finding.AboutUnit
	AboutDepartment = "department" // nothing: one of each department
	AboutCampaign   = "campaign"   // nothing: one of the campaign
)

// Many reports whether a sheet may be about several: its subjects stand in the
// rows of a table.
func (d *Definition) Many() bool {
	id := d.SubjectField()
	return id != "" && d.column(id) && !slices.ContainsFunc(d.Fields, func(f Field) bool { return f.ID == id })
}

// SubjectField is the id of the field or column that names what a submission is
// about, "" where the form has none.
func (d *Definition) SubjectField() string {
	switch {
	case d.NamedBy != "":
		return d.NamedBy
	case d.About == AboutProject && d.Field(ProjectField) == nil && d.Field(ProjectNameField) != nil:
		return ProjectNameField
	case d.About == AboutProject:
		return ProjectField
	case d.About == AboutUnit:
		return UnitField
	case d.About == AboutDepartment || d.About == AboutCampaign:
		return ""
	}
	found := ""
	_ = d.eachField(func(f *Field) error {
		if f.Type == TypeItem && found == "" {
			found = f.ID
		}
		return nil
	})
	return found
}

// column reports whether a table has a column of that id.
func (d *Definition) column(id string) bool {
	return slices.ContainsFunc(d.Tables, func(b Block) bool {
		return slices.ContainsFunc(b.Columns, func(f Field) bool { return f.ID == id })
	})
}

// Title is how a sheet says which form it is, and for which year.
type Title struct {
	// Texts are those of which one is part of the title cell. A form without any
	// is known by its labels and headers alone.
	Texts []string `yaml:"texts"`
	Year  string   `yaml:"year" validate:"omitempty,oneof=evaluation budget either"`
}

// Field is one value of a form: a label with its value, a column, a total.
type Field struct {
	ID      string   `yaml:"id" validate:"required"`
	Label   string   `yaml:"label" validate:"required"` // as printed on the form
	Aliases []string `yaml:"aliases"`                   // other wordings
	English string   `yaml:"en" validate:"required"`    // the label in English messages
	Type    Type     `yaml:"type" validate:"oneof=score weight amount rate number count date code unit item phone choice text"`
	// Presence: "required" needs label and value, "label" only the label (a
	// rule owns the blank value), "optional" neither.
	Presence string   `yaml:"presence" validate:"omitempty,oneof=required label optional"`
	Check    string   `yaml:"check"` // further constraint in validator's language
	Choices  []Choice `yaml:"choices" validate:"dive"`
	None     []string `yaml:"none"`    // words that mean blank here, besides the signs for "none"
	Behind   []string `yaml:"behind"`  // date: words behind it that change nothing, such as 前
	Divisor  string   `yaml:"divisor"` // rate: the field above it that it is divided by; of zero no rate is asked for
	Below    bool     `yaml:"below"`   // the value stands under the label, not to its right
	Carry    bool     `yaml:"carry"`   // column: a value counts for the rows below it until the next
	Ordinal  bool     `yaml:"ordinal"` // column: a running number, alone it makes no row
	Of       string   `yaml:"of"`      // total: the column that it closes
	// Under is the header of the level above, where two columns have one header.
	Under string `yaml:"under"`
	// Groups are what a column names on every sheet, in order; none means that it
	// is free.
	Groups []Choice `yaml:"groups" validate:"dive"`
	// Width is how wide a column is drawn in the blank form, in digits.
	Width int `yaml:"width" json:"-" validate:"omitempty,gte=4,lte=80"`
}

// Choice is one entry of a field's list, with the other ways to write it. One
// that is written in a single way may be a plain text.
type Choice struct {
	Is string   `yaml:"is" validate:"required"`
	Or []string `yaml:"or"`
}

// Type is what kind of value a field holds.
type Type string

// The types of fields.
const (
	TypeScore  Type = "score"
	TypeWeight Type = "weight"
	TypeAmount Type = "amount" // 万元
	TypeRate   Type = "rate"   // a fraction: 97.68% is 0.9768
	TypeNumber Type = "number"
	TypeCount  Type = "count"
	TypeDate   Type = "date"
	TypeCode   Type = "code" // a project code
	TypeUnit   Type = "unit" // [213001]钢城区城市管理局
	TypeItem   Type = "item" // of the list that the form is about
	TypePhone  Type = "phone"
	TypeChoice Type = "choice"
	TypeText   Type = "text"
)

// Numeric reports whether values of the type are numbers.
func (t Type) Numeric() bool {
	switch t {
	case TypeScore, TypeWeight, TypeAmount, TypeRate, TypeNumber, TypeCount:
		return true
	}
	return false
}

// shared reports whether a merged cell of several rows is one value of them all,
// to be counted once. Of scores and weights each row has its own (T15).
func (t Type) shared() bool { return t.Numeric() && t != TypeScore && t != TypeWeight }

// Block is a table of a form: a header row, data rows, sub-totals, a closing row.
type Block struct {
	ID string `yaml:"id" validate:"required"`
	// Heading is a text above it that tells it from another block with the same
	// headers: 二、支出情况. Without one they are told apart by their order.
	Heading  string    `yaml:"heading"`
	Columns  []Field   `yaml:"columns" validate:"required,dive"`
	Subtotal *Subtotal `yaml:"subtotal"`
	Closing  *Closing  `yaml:"closing"`
	MayEmpty bool      `yaml:"may_be_empty"`
}

// Subtotal is the row that closes a group of rows, such as 房屋小计.
type Subtotal struct {
	Suffix string  `yaml:"suffix" validate:"required"` // 小计
	Group  string  `yaml:"group" validate:"required"`  // the column that names the group
	Totals []Field `yaml:"totals" validate:"required,dive"`
}

// Closing is the row that ends a table, such as 合计.
type Closing struct {
	Labels   []string `yaml:"labels" validate:"required"`
	Required bool     `yaml:"required"`
	Totals   []Field  `yaml:"totals" validate:"dive"` // stand in a column of the table (Of)
	Pairs    []Field  `yaml:"pairs" validate:"dive"`  // label–value pairs inside the row
}

// Grid is a block with headers on two sides: its values are fields named
// "row.column".
type Grid struct {
	ID      string    `yaml:"id" validate:"required"`
	Heading string    `yaml:"heading"` // as of a table
	Columns []Field   `yaml:"columns" validate:"required,dive"`
	Rows    []GridRow `yaml:"rows" validate:"required,dive"`
}

// GridRow is one named row of a grid.
type GridRow struct {
	ID       string   `yaml:"id" validate:"required"`
	Label    string   `yaml:"label" validate:"required"`
	Aliases  []string `yaml:"aliases"`
	English  string   `yaml:"en" validate:"required"`
	Presence string   `yaml:"presence" validate:"omitempty,oneof=required optional"`
	Columns  []string `yaml:"columns"` // the columns that count in this row; none means all
}

// Presence values.
const (
	Required  = "required"
	LabelOnly = "label"
	Optional  = "optional"
)

// LabelText is the field's name as messages say it.
func (f *Field) LabelText() finding.Text { return finding.Text{ZH: f.Under + f.Label, EN: f.English} }

// Asked reports whether the field must be on the sheet.
func (f *Field) Asked() bool { return f.Presence == Required || f.Presence == LabelOnly }
