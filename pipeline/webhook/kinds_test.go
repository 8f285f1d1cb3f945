package webhook

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// day is a letter with names in it that would call somebody, link somewhere or
// be a heading.
var day = Letter{ID: "7f", Kind: "daily", Campaign: "2023", Run: 7, AsOf: sentAt, Title: "审核日报 10月13日",
	Lines: []string{"未报送 2", "", "1. 催报：<@all> **城管局** [点我](http://x)_A_\n# 标题"}}

var sentAt = time.Date(2023, 10, 13, 22, 0, 5, 0, time.FixedZone("", 8*60*60))

const plainDay = `**审核日报 10月13日**\n\n未报送 2\n\n\n\n1. 催报：＜＠all＞ ＊＊城管局＊＊ ［点我］（http://x）＿A＿ ＃ 标题\n`

// TestAsTheirMakersSay holds what each kind sends against its documents.
func TestAsTheirMakersSay(t *testing.T) {
	for name, want := range map[string]struct {
		query map[string]string
		body  string
	}{
		"wecom": {map[string]string{"key": "693a"},
			`{"markdown":{"content":"` + plainDay + `"},"msgtype":"markdown"}`},
		"dingtalk": {map[string]string{"access_token": "693a", "timestamp": "1697205605000", "sign": "vU6phdRc2rjwWJ5CLWdC14VxbOb1gnMl2DUpD8qnWQI="},
			`{"markdown":{"text":"` + plainDay + `","title":"审核日报 10月13日"},"msgtype":"markdown"}`},
		"json": {nil, `{"id":"7f","kind":"daily","campaign":"2023","run":7,"as_of":"2023-10-13T22:00:05+08:00","title":"审核日报 10月13日",` +
			`"lines":["未报送 2","","1. 催报：\u003c@all\u003e **城管局** [点我](http://x)_A_\n# 标题"]}`},
	} {
		kind, ok := Named(name)
		if !ok {
			t.Fatalf("%s is no kind", name)
		}
		r := kind.Request(day, Keys{Key: "693a", Sign: "SECdeadbeef", Now: sentAt})
		if diff := cmp.Diff(want.query, r.Query); diff != "" {
			t.Errorf("%s: query (-want +got):\n%s", name, diff)
		}
		body, err := json.Marshal(r.Body)
		if diff := cmp.Diff(want.body, string(body)); diff != "" || err != nil {
			t.Errorf("%s: %v, body (-want +got):\n%s", name, err, diff)
		}
	}
}

func TestLongMessagesAreCutAtALine(t *testing.T) {
	l := day
	l.Lines = nil
	for range 500 {
		l.Lines = append(l.Lines, "催报：钢城区城市管理局未报送")
	}
	text := markdown(l, mostWecom)
	if len(text) > mostWecom || len(text) < mostWecom-200 || !utf8.ValidString(text) || !strings.Contains(text, "行，见审核日报") {
		t.Errorf("%d bytes, ends %q", len(text), text[len(text)-60:])
	}
}
