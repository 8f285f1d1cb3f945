package docs_test

import (
	"slices"
	"strings"
	"testing"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules/check"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/kind"
)

const guideFile = "rules-guide.zh-CN.md"

// cellsOf are the cells of the rows of tables with so many columns, without their
// heads.
func cellsOf(t *testing.T, columns int) [][]string {
	t.Helper()
	var rows [][]string
	for _, line := range mustLines(t, guideFile) {
		parts := strings.Split(strings.Trim(line, "| "), " |")
		if !strings.HasPrefix(line, "|") || len(parts) != columns || strings.HasPrefix(line, "|---") {
			continue
		}
		for i := range parts {
			parts[i] = strings.Trim(parts[i], " |`")
		}
		rows = append(rows, parts)
	}
	if len(rows) < 2 {
		t.Fatalf("%s has no table of %d columns", guideFile, columns)
	}
	return rows[1:]
}

// faultsOf are those of a rule, as the settings workbook tells them.
func faultsOf(forms []*form.Definition, name string, rule kind.Holds) []string {
	i := slices.IndexFunc(forms, func(d *form.Definition) bool { return d.Name.ZH == name })
	if i < 0 {
		return []string{"no form " + name}
	}
	_, faults := kind.Check{Kind: "holds", Form: forms[i].ID, Params: rule}.Compile(check.Setup{Code: "L01", Wordings: func(string) bool { return true }}, forms)
	var told []string
	for _, f := range faults {
		told = append(told, f.Message.ZH)
	}
	return told
}

// TestTheGuidesRulesAreRules holds that what can be copied from the guide is taken.
func TestTheGuidesRulesAreRules(t *testing.T) {
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range append(cellsOf(t, 4), firstRule(t)) {
		rule := kind.Holds{Each: row[1] == "每一行", Overall: row[1] == "全部报送", When: row[2], Must: row[3], LastYear: lastYear}
		if faults := faultsOf(c.Forms, row[0], rule); len(faults) > 0 {
			t.Errorf("%s: %q", strings.Join(row, " | "), faults)
		}
	}
}

// lastYear is what the guide's examples ask of the year before.
var lastYear = []check.LastYear{{Name: "财政综合评分", Kind: formula.Number}}

// firstRule is the one with which the guide begins.
func firstRule(t *testing.T) []string { return cellsOf(t, 8)[0][3:7] }

// TestTheGuidesFaultsAreTold holds that each fault in the guide is told as it says.
func TestTheGuidesFaultsAreTold(t *testing.T) {
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range cellsOf(t, 2) {
		if faults := faultsOf(c.Forms, "评分表", kind.Holds{Must: row[0], LastYear: lastYear}); !slices.Contains(faults, row[1]) {
			t.Errorf("%s is told as %q, the guide says %q", row[0], faults, row[1])
		}
	}
}
