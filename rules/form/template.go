package form

// Template says how the blank form is drawn. It changes nothing in reading.
// Without lines the parts stand below each other in the definition's order.
type Template struct {
	Paper string         `yaml:"paper" validate:"omitempty,oneof=portrait landscape"`
	Year  string         `yaml:"year" validate:"omitempty,oneof=title below"` // where the year stands
	Note  string         `yaml:"note"`                                        // at the right above the form: 单位：万元
	Lines []TemplateLine `yaml:"lines" validate:"dive"`
	// Signatures are who signs or seals it below, in the words before the room.
	Signatures []string `yaml:"signatures" validate:"lte=8"`
	Help       []string `yaml:"help"` // what a clerk must know to fill it in, a sentence each
}

// TemplateLine is one part of a blank form: label–value pairs beside each
// other, a heading, a grid, or a table with its printed and its blank rows.
type TemplateLine struct {
	Fields  []string            `yaml:"fields"`
	Heading string              `yaml:"heading"`
	Grid    string              `yaml:"grid"`
	Table   string              `yaml:"table"`
	Values  map[string]string   `yaml:"values"` // what stands in fields or grid beforehand, by field
	Rows    []map[string]string `yaml:"rows"`   // what stands in the rows of the table, by column
	Spare   int                 `yaml:"spare" validate:"gte=0,lte=500"`
}

// spareRows is how many rows a table has to fill in where nothing is said.
const spareRows = 12

// Drawn are the lines of the blank form.
func (d *Definition) Drawn() []TemplateLine {
	if len(d.Template.Lines) > 0 {
		return d.Template.Lines
	}
	lines := pairLines(d.Fields)
	for i := range d.Grids {
		lines = append(headed(lines, d.Grids[i].Heading), TemplateLine{Grid: d.Grids[i].ID})
	}
	for i := range d.Tables {
		lines = append(headed(lines, d.Tables[i].Heading), TemplateLine{Table: d.Tables[i].ID, Spare: spareRows})
	}
	return lines
}

// headed adds the heading by which a block is known.
func headed(lines []TemplateLine, text string) []TemplateLine {
	if text == "" {
		return lines
	}
	return append(lines, TemplateLine{Heading: text})
}

// pairLines puts two fields on a line; those whose value stands below have
// lines of their own.
func pairLines(fields []Field) []TemplateLine {
	var lines []TemplateLine
	for i := range fields {
		f := &fields[i]
		last := len(lines) - 1
		if i > 0 && len(lines[last].Fields) == 1 && !f.Below && !fields[i-1].Below {
			lines[last].Fields = append(lines[last].Fields, f.ID)
			continue
		}
		lines = append(lines, TemplateLine{Fields: []string{f.ID}})
	}
	return lines
}
