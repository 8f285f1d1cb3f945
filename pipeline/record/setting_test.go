package record_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

func TestChangedSettings(t *testing.T) {
	first := []record.Setting{{"L01", "状态", "试行"}, {"L01", "应满足", "评分<=89"}, {"T05", "状态", "停用"}}
	second := []record.Setting{{"L01", "状态", "试行"}, {"L01", "应满足", "评分<=85"}, {"L02", "状态", "启用"}}
	third := []record.Setting{{"L01", "状态", "启用"}, {"L01", "应满足", "评分<=89"}, {"T05", "状态", "停用"}, {"L02", "状态", "启用"}}
	one, two := record.ChangedSettings(first, second), record.ChangedSettings(second, third)
	want := []record.SettingChange{{Of: "L01", Part: "应满足", Was: "评分<=89", Now: "评分<=85"}, {Of: "L02", Part: "状态", Now: "启用"}, {Of: "T05", Part: "状态", Was: "停用"}}
	if diff := cmp.Diff(want, one); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want = []record.SettingChange{{Of: "L02", Part: "状态", Now: "启用"}, {Of: "L01", Part: "状态", Was: "试行", Now: "启用"}}
	if diff := cmp.Diff(want, record.ChangesTogether(append(one, two...))); diff != "" {
		t.Errorf("together (-want +got):\n%s", diff)
	}
}
