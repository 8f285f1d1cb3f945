package notify

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
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
	return Letter{Letter: view.Letter{Subject: "审核日报 10月13日", Lines: []string{"未报送 2", "", "1. 催报：<@all> **城管局** [点我](http://x)_A_\n# 标题"}},
		Channel: "绩效科群", Kind: Daily, Key: "daily:1", Campaign: "2023", Run: 7, AsOf: sentAt}
}

// Names out of files call nobody, link nowhere and are no headings.
const plainDay = "**审核日报 10月13日**\n\n未报送 2\n\n\n\n1. 催报：＜＠all＞ ＊＊城管局＊＊ ［点我］（http://x）＿A＿ ＃ 标题\n"

func TestWecomAsItsDocumentsSay(t *testing.T) {
	address, h := robot(t, 200, `{"errcode":0,"errmsg":"ok"}`)
	if err := postOne(t.Context(), groupChannel(t, group(campaign.WeCom, address)), dayLetter()); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"msgtype": "markdown", "markdown": map[string]any{"content": plainDay}}
	if diff := cmp.Diff(want, h.body); diff != "" {
		t.Errorf("message (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(url.Values{"key": {robotKey}}, h.query); diff != "" {
		t.Errorf("query (-want +got):\n%s", diff)
	}
}

func TestDingTalkAsItsDocumentsSay(t *testing.T) {
	address, h := robot(t, 200, `{"errcode":0,"errmsg":"ok"}`)
	if err := postOne(t.Context(), groupChannel(t, group(campaign.DingTalk, address)), dayLetter()); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"msgtype": "markdown", "markdown": map[string]any{"title": "审核日报 10月13日", "text": plainDay}}
	if diff := cmp.Diff(want, h.body); diff != "" {
		t.Errorf("message (-want +got):\n%s", diff)
	}
	at := strconv.FormatInt(sentAt.UnixMilli(), 10)
	mac := hmac.New(sha256.New, []byte("SECdeadbeef"))
	_, _ = io.WriteString(mac, at+"\nSECdeadbeef")
	query := url.Values{"access_token": {robotKey}, "timestamp": {at}, "sign": {base64.StdEncoding.EncodeToString(mac.Sum(nil))}}
	if diff := cmp.Diff(query, h.query); diff != "" {
		t.Errorf("query (-want +got):\n%s", diff)
	}
}

func TestGenericWebhook(t *testing.T) {
	address, h := robot(t, 204, "")
	if err := postOne(t.Context(), groupChannel(t, group(campaign.JSONHook, address)), dayLetter()); err != nil {
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
		c := groupChannel(t, group(campaign.WeCom, address))
		err := postOne(t.Context(), c, dayLetter())
		if err == nil {
			t.Errorf("%s: taken for sent", name)
			continue
		}
		if said := c.Reason(err).ZH + c.Reason(err).EN; !strings.Contains(said, tc.want) || strings.Contains(said, robotKey) {
			t.Errorf("%s: %s", name, said)
		}
	}
	c := groupChannel(t, group(campaign.WeCom, "http://127.0.0.1:1/send"))
	err := postOne(t.Context(), c, dayLetter())
	if err == nil || strings.Contains(c.Reason(err).EN, robotKey) || strings.Contains(c.Reason(err).EN, "http") ||
		c.Reason(err).ZH != "对方没有接受连接：服务没有开，或者地址、端口不对" {
		t.Errorf("nobody listens: %v", c.Reason(err))
	}
}

func TestLongMessagesAreCutAtALine(t *testing.T) {
	l := dayLetter()
	l.Lines = nil
	for range 500 {
		l.Lines = append(l.Lines, "催报：钢城区城市管理局未报送")
	}
	text := markdown(l, mostWecom)
	if len(text) > mostWecom || len(text) < mostWecom-200 || !utf8.ValidString(text) || !strings.Contains(text, "行，见审核日报") {
		t.Errorf("%d bytes, ends %q", len(text), text[len(text)-60:])
	}
}
