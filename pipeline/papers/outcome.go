package papers

// outcomeLists are the sheets of 结果应用_YYYY.xlsx as lists, by what papers call them.
var outcomeLists = map[string]string{"结果应用": "结果应用", "公开项目": "公开表", "通报": "通报", "考核情况": "考核情况", "逾期明细": "逾期明细"}

// ofProjects are the sheets that there are where there are projects.
var ofProjects = map[string]bool{"结果应用": true, "公开表": true}

// always are the columns that a list has in every bureau, so that a template may name
// them: of one whose forms do not tell them they are blank.
var always = map[string][]column{
	"通报": {{"项目数", number}, {"预算批复金额", amount}, {"问题数", number}, {"已整改数", number}, {"整改完成率", rate}},
}

// outcomes are these lists, as far as they are of whom a paper is for. What the
// section fills in by hand is in none.
func (s *source) outcomes(to recipient) map[string]func() *list {
	all := map[string]func() *list{}
	for name, sheet := range outcomeLists {
		if ofProjects[sheet] && len(s.Campaign.Facts.Projects) == 0 {
			continue
		}
		all[name] = func() *list { return s.outcomeList(name, sheet, to) }
	}
	return all
}

func (s *source) outcomeList(name, sheet string, to recipient) *list {
	l := &list{name: name}
	for _, t := range s.came().Tables() {
		if t.Name != sheet {
			continue
		}
		for _, c := range t.Columns {
			if !c.Hand {
				l.columns = append(l.columns, column{c.Name, kindOf(c.Type)})
			}
		}
		for _, c := range always[name] {
			if l.at(c.name) < 0 {
				l.columns = append(l.columns, c)
			}
		}
		for r := range t.Rows() {
			if o := (owner{r.Unit, r.Subject}); s.isOf(o, to) {
				row := make([]datum, max(len(l.columns), len(r.Cells)))
				for i, v := range r.Cells {
					row[i] = datumOf(v, t.Columns[i].Type)
				}
				l.add(o, row...)
			}
		}
	}
	return l
}

// isOf reports whether a row is in a paper for somebody.
func (s *source) isOf(o owner, to recipient) bool {
	switch to.For {
	case EachUnit:
		return o.unit == to.unit
	case EachDepartment:
		return s.department(o) == to.unit
	}
	return true
}
