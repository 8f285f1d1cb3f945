package pipeline_test

import (
	"testing"

	"jixiao/configs"
	"jixiao/internal/testkit/strangers"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/papers"
)

// TestShippedPapersFillInElsewhere: a bureau with other forms than ours can use the
// shipped notices as they are.
func TestShippedPapersFillInElsewhere(t *testing.T) {
	t.Parallel()
	all, err := papers.All(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	for name, set := range map[string]strangers.Set{"budget": strangers.Budget(t), "inspection": strangers.Inspection(t), "ledger": strangers.Ledger(t)} {
		c, err := load.Campaign(set.Campaign.Files(t))
		if err != nil {
			t.Fatal(err)
		}
		checked := 0
		for _, p := range all {
			checked++
			for _, f := range papers.Check(p, c) {
				t.Errorf("%s, %s: %s", name, p.Name, f.In("zh"))
			}
		}
		if checked < 3 {
			t.Errorf("%d notices are shipped", checked)
		}
	}
}
