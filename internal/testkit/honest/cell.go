package honest

// kind is what a workbook stores.
type kind uint8

const (
	textKind kind = iota
	numberKind
	dateKind // Text is 2023-10-15
)

// Cell is one cell; Wide and Tall are how many columns and rows it is merged
// over, 0 and 1 for none.
type Cell struct {
	ID         string // what formulas call it
	Role       role
	Kind       kind
	Text       string
	Format     string // a number format, "" for General
	Formula    string // with {id} for addresses; Text is the stored result
	Wide, Tall int
	Comment    string
	Choices    []string // of a drop-down list
}

// role is what a cell means, for styles to find it.
type role string

const (
	labelRole  role = "label"
	headerRole role = "header"
	markRole   role = "mark" // 合计, 决策小计
	textRole   role = "text"
	codeRole   role = "code"
	nameRole   role = "name"
	unitRole   role = "unit"
	amountRole role = "amount"
	scoreRole  role = "score"
	weightRole role = "weight"
	rateRole   role = "rate"
	countRole  role = "count"
	dateRole   role = "date"
	gradeRole  role = "grade"
	statusRole role = "status"
	ordinal    role = "ordinal"
	groupRole  role = "group" // 一级指标, 二级指标
	remarkRole role = "remark"
)

func text(r role, s string) *Cell { return &Cell{Role: r, Text: s} }

func number(r role, s string) *Cell { return &Cell{Role: r, Kind: numberKind, Text: s} }

func (c *Cell) named(id string) *Cell { c.ID = id; return c }

func (c *Cell) over(wide int) *Cell { c.Wide = wide; return c }

func (c *Cell) down(tall int) *Cell { c.Tall = tall; return c }

func (c *Cell) as(format string) *Cell {
	c.Format = format
	return c
}
