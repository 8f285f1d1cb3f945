package selfcheck

import (
	"testing"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
)

func defaultCampaign(t testing.TB) *campaign.Campaign {
	t.Helper()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}
