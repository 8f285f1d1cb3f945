package pipeline_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// command is a command line of the program, and not its name in a foot.
var command = regexp.MustCompile(`jixiao [a-z-]+`)

// TestNoCommandIsPublished: nothing that the section or a clerk opens asks for a
// command line, whatever is to be done.
func TestNoCommandIsPublished(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many runs: make test has them")
	}
	o := fixture(t)
	o.Campaign.Publishing = campaign.Review
	put(t, o.Inbox, transport+"/另一份.xlsx", edited(t, sample(t, transport, "评分表_A-03.xlsx"), map[string]string{"F16": "另一种说法"}))
	for n := range samples.Evenings(t) {
		nightOf(t, o, n)
		silent(t, o.Outbox)
	}
	unplug(t, o.Inbox)
	o.AsOf = samples.Evenings(t)[2].AsOf
	if _, err := pipeline.Run(t.Context(), later(o, 1)); err == nil {
		t.Fatal("the inbox is not away")
	}
	silent(t, o.Outbox)
	asked := asked(t)
	f := reported(t, asked)
	put(t, asked.Inbox, answered, responded(t, f, "审核意见", "异议", "T09", "合同约定如此，不应扣分", "也不应扣"))
	mustRun(t, asked)
	silent(t, asked.Outbox)
}

// silent wants every page below a folder to have no command.
func silent(t *testing.T, dir string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		var said string
		switch filepath.Ext(path) {
		case ".xlsx":
			said = textOf(t, path)
		case ".html", ".json", ".txt", ".csv":
			data, err := os.ReadFile(path)
			must(t, err)
			said = string(data)
		}
		if at := command.FindString(said); at != "" {
			t.Errorf("%s asks for %q", path, at)
		}
		return nil
	}))
}

// TestNoRuleAsksForACommand in what is told of a finding.
func TestNoRuleAsksForACommand(t *testing.T) {
	t.Parallel()
	for i := range mustCampaign(t).Engine.Infos() {
		for _, said := range []finding.Text{i.Title, i.Why, i.Basis, i.Example.Wrong, i.Example.Right} {
			if at := command.FindString(said.ZH + said.EN); at != "" {
				t.Errorf("%s asks for %q", i.Code, at)
			}
		}
	}
}
