package load

import (
	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The columns of a list of one's own (点位名录), whose sheet has the name that a
// form is about.
const (
	itemCode = "code"
	itemName = "name"
	itemUnit = "unit"
)

func listLayout(name string) layout {
	return layout{
		sheet: name,
		columns: []column{
			{itemCode, "编号", []string{"代码", "编码", "序号"}, filled},
			{itemName, "名称", []string{campaign.SubjectName(name).ZH + "名称", campaign.SubjectName(name).ZH}, headed},
			{itemUnit, "单位", []string{"报送单位", "责任单位", "单位名称"}, optional},
		},
		closing: []string{"合计", "总计"},
	}
}

// lists reads every list that a form is about, each once. Others in the workbook
// are nobody's business.
func (l *loader) lists(units []register.Unit) map[string][]register.Item {
	lists := map[string][]register.Item{}
	for _, s := range l.forms {
		name := s.def.About
		if _, read := lists[name]; read || name == "" || !s.def.Listed() {
			continue
		}
		lists[name] = l.list(name, units)
	}
	if len(lists) == 0 {
		return nil
	}
	return lists
}

// items reads the rows of a list.
func (t *table) items(units directory) []register.Item {
	items := []register.Item{}
	codes, names := map[string]row{}, map[string]row{}
	for _, r := range t.rows {
		code, ok := r.code(itemCode)
		it := register.Item{Code: code, Name: r.text(itemName), Unit: units.unit(r, itemUnit)}
		if first, twice := names[value.Fold(it.Name)]; twice && it.Name != "" {
			r.fault(itemName, say("名称与 %s 的重复", "the name already stands in %s", first.cell(itemName)))
		}
		names[value.Fold(it.Name)] = r
		first, twice := codes[it.Code]
		switch {
		case !ok:
			continue
		case twice:
			r.fault(itemCode, say("编号 %s 与 %s 的重复", "the code %s already stands in %s", it.Code, first.cell(itemCode)))
			continue
		}
		codes[it.Code] = r
		items = append(items, it)
	}
	if len(t.rows) == 0 && t.rowsExpected() {
		t.fault(t.header, say("没有任何条目", "there is no entry"))
	}
	return items
}
