package notify

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/view"
)

const robotKey = "693a91f6-7xxx-4bc4"

// heard is what a web server was asked.
type heard struct {
	query  url.Values
	header http.Header
	body   map[string]any
}

// robot is a web server that keeps the last request and answers as told.
func robot(t *testing.T, status int, answer string) (string, *heard) {
	t.Helper()
	h := &heard{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err != nil || json.Unmarshal(data, &h.body) != nil || !utf8.Valid(data) {
			t.Errorf("body %q: %v", data, err)
		}
		h.query, h.header = r.URL.Query(), r.Header
		if status == http.StatusFound {
			w.Header().Set("Location", "http://127.0.0.1:1/elsewhere")
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/robot/send", h
}

func group(kind, address string) campaign.Settings {
	return campaign.Settings{Webhooks: []campaign.Webhook{{Kind: kind, Name: "绩效科群", URL: address, Key: campaign.Secret{Env: "KEY"}, Sign: campaign.Secret{Env: "SIGN"}}}}
}

func groupChannel(t *testing.T, s campaign.Settings) Channel {
	t.Helper()
	all := Channels(s, keeper(map[string]string{"KEY": robotKey, "SIGN": "SECdeadbeef"}), func() time.Time { return sentAt })
	if len(all) != 1 || all[0].Name() != "绩效科群" {
		t.Fatalf("channels %v", all)
	}
	return all[0]
}

func dayLetter() Letter {
	return Letter{Letter: view.Letter{Subject: "审核日报 10月13日", Lines: []string{"未报送 2", "", "1. 催报：城管局"}},
		Channel: "绩效科群", Kind: Daily, Key: "daily:1", Campaign: "2023", Run: 7, AsOf: sentAt}
}

// A key of the query is in the address, a bearer is not.
func TestAKeyInTheAddress(t *testing.T) {
	address, h := robot(t, 200, `{"errcode":0,"errmsg":"ok"}`)
	if err := postOne(t.Context(), groupChannel(t, group("wecom", address)), dayLetter()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(url.Values{"key": {robotKey}}, h.query); diff != "" || h.header.Get("Authorization") != "" {
		t.Errorf("%v, query (-want +got):\n%s", h.header, diff)
	}
}

func TestGenericWebhook(t *testing.T) {
	address, h := robot(t, 204, "")
	if err := postOne(t.Context(), groupChannel(t, group("json", address)), dayLetter()); err != nil {
		t.Fatal(err)
	}
	l := dayLetter()
	want := map[string]any{"id": l.ID(), "kind": "daily", "campaign": "2023", "run": 7.0, "as_of": "2023-10-13T22:00:05+08:00",
		"title": l.Subject, "lines": []any{l.Lines[0], l.Lines[1], l.Lines[2]}}
	if diff := cmp.Diff(want, h.body); diff != "" {
		t.Errorf("message (-want +got):\n%s", diff)
	}
	if got := h.header.Get("Authorization"); got != "Bearer "+robotKey {
		t.Errorf("authorization %q", got)
	}
}

// A key is in the address, which errors of the web like to show.
func TestWhatRobotsSayAndWhatIsShownOfIt(t *testing.T) {
	for name, tc := range map[string]struct {
		status int
		answer string
		want   string
	}{
		"refused":             {200, `{"errcode":93000,"errmsg":"invalid webhook url ` + robotKey + `"}`, "93000"},
		"no robot":            {200, `<html>login</html>`, "no robot"},
		"not found":           {404, "gone " + robotKey, "404"},
		"sent somewhere else": {302, "", "302"},
	} {
		address, _ := robot(t, tc.status, tc.answer)
		c := groupChannel(t, group("wecom", address))
		err := postOne(t.Context(), c, dayLetter())
		if err == nil {
			t.Errorf("%s: taken for sent", name)
			continue
		}
		if said := c.Reason(err).ZH + c.Reason(err).EN; !strings.Contains(said, tc.want) || strings.Contains(said, robotKey) {
			t.Errorf("%s: %s", name, said)
		}
	}
	c := groupChannel(t, group("wecom", "http://127.0.0.1:1/send"))
	err := postOne(t.Context(), c, dayLetter())
	if err == nil || strings.Contains(c.Reason(err).EN, robotKey) || strings.Contains(c.Reason(err).EN, "http") ||
		c.Reason(err).ZH != "对方没有接受连接：服务没有开，或者地址、端口不对" {
		t.Errorf("nobody listens: %v", c.Reason(err))
	}
}
