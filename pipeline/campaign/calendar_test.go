package campaign

import (
	"strings"
	"testing"

	"jixiao/rules/value"
)

func TestHolidays(t *testing.T) {
	day := value.Date{Year: 2028, Month: 2, Day: 5} // a Saturday
	c, err := Load(mustFixture(t).files(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, known := c.Calendar.Works(day); known || c.Settings.CorrectionDays != 3 {
		t.Errorf("without settings: 2028 is known: %v, %d days to correct; want false, 3", known, c.Settings.CorrectionDays)
	}
	const notice = "holidays: [{year: 2028, holidays: [2028-01-01], make_up: [2028-02-05]}]\n"
	c, err = Load(mustFixture(t).replace(t, "campaign.yaml", "year: 2023\n", "year: 2023\ncorrection_days: 5\n"+notice).files(t))
	if err != nil {
		t.Fatal(err)
	}
	if works, known := c.Calendar.Works(day); !works || !known || c.Settings.CorrectionDays != 5 {
		t.Errorf("with settings: works %v, known %v, %d days to correct", works, known, c.Settings.CorrectionDays)
	}
	bad := strings.Replace(notice, "2028-02-05", "2028-02-07", 1)
	_, err = Load(mustFixture(t).replace(t, "campaign.yaml", "year: 2023\n", "year: 2023\n"+bad).files(t))
	if err == nil || !strings.Contains(err.Error(), "2028-02-07") || !strings.Contains(err.Error(), "campaign.yaml:3") {
		t.Errorf("a Monday made up for: %v", err)
	}
}
