package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// folded is a checked file with a finding over three cells from which another
// one follows.
func folded() checkedFile {
	cause := finding.Finding{Code: "T14", Severity: finding.Error, Message: finding.Text{ZH: "像是按百分制打的分", EN: "scores on a scale of 100"},
		Fix: finding.Text{ZH: "按分值重新填", EN: "enter them anew"}, Place: finding.Place{File: "表.xlsx", Sheet: "表", Cell: finding.Ref{Row: 12, Col: 5}}}
	for row := range 3 {
		cause.Cells = append(cause.Cells, finding.Cell{At: finding.Ref{Row: 12 + row, Col: 5}})
	}
	grade := finding.Finding{Code: "G01", Severity: finding.Error, Because: finding.KeyOf(cause).String(), Fix: finding.Same("改为 差"),
		Message: finding.Same("应为“差”"), Place: finding.Place{File: "表.xlsx", Sheet: "表", Cell: finding.Ref{Row: 33, Col: 5}}}
	return checkedFile{name: "表.xlsx", Judgement: record.Judgement{Verdict: record.Returned, Findings: []finding.Finding{grade, cause}}}
}

// TestCheckTellsCauses, with one short line on what follows from each.
func TestCheckTellsCauses(t *testing.T) {
	camp, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[finding.Lang]string{
		finding.ZH: "表.xlsx  退回修改\n  [须修改] 表!E12–E14 T14  像是按百分制打的分\n      怎样改：按分值重新填\n      改好这一条后再看：E33 等级与评分不符\n",
		finding.EN: "表.xlsx  returned\n  [must be mended] 表!E12–E14 T14  scores on a scale of 100\n      mend: enter them anew\n" +
			"      once this is mended, see: E33 grade does not fit the score\n",
	} {
		var out bytes.Buffer
		c := checkCommand{&session{commandLine: commandLine{console{Stdout: &out, lang: lang}}}}
		if err := c.printChecked("text", camp, []checkedFile{folded()}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, out.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
}

// TestCheckGivesProgramsAllFindings: what follows from another is among them, and
// names it.
func TestCheckGivesProgramsAllFindings(t *testing.T) {
	var out bytes.Buffer
	c := checkCommand{&session{commandLine: commandLine{console{Stdout: &out}}}}
	if err := c.printChecked("json", nil, []checkedFile{folded()}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Files []struct {
			Findings []struct {
				Key, Because string
				Cells        []string
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	found := got.Files[0].Findings
	if len(found) != 2 || found[0].Because != found[1].Key || found[1].Because != "" || !cmp.Equal(found[1].Cells, []string{"E12", "E13", "E14"}) {
		t.Errorf("found %+v", found)
	}
}
