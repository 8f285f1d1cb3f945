package metrics

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"jixiao/rules/finding"
)

// ask is what a path answers.
func ask(t *testing.T, m *Monitor, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler(finding.ZH).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

func TestHealth(t *testing.T) {
	now := time.Date(2023, 10, 13, 22, 0, 0, 0, time.UTC)
	m := New(func() time.Time { return now })
	m.SetStale(26 * time.Hour)
	for _, step := range []struct {
		do   func()
		code int
		says string
	}{
		{func() {}, 200, "刚启动"},
		{func() { m.Ended("start", Failed, 0, errors.New("disk full")) }, 503, "没有成功"},
		{func() { m.Ended("start", Good, time.Second, nil) }, 200, "0 分钟前"},
		{func() { m.BackedUp(errors.New("disk full")) }, 503, "备份没有成功"},
		{func() { m.BackedUp(nil) }, 200, "正常"},
		{func() { now = now.Add(26 * time.Hour) }, 200, "26 小时前"},
		{func() { now = now.Add(time.Minute) }, 503, "已是 26 小时前"},
		{func() { m.Ended("arrival", Busy, 0, nil) }, 503, "已是 26 小时前"},
		{func() { m.Looked(errors.New("host is down")) }, 503, "收件箱现在无法访问"},
		{func() { m.Looked(nil); m.SetLastGood(now) }, 200, "正常"},
	} {
		step.do()
		if code, body := ask(t, m, "/healthz"); code != step.code || !strings.Contains(body, step.says) {
			t.Errorf("%d %s; want %d, %s", code, body, step.code, step.says)
		}
	}
}

func TestMetrics(t *testing.T) {
	now := time.Date(2023, 10, 13, 22, 0, 0, 0, time.UTC)
	m := New(func() time.Time { return now })
	m.Began()
	if _, body := ask(t, m, "/metrics"); !strings.Contains(body, "jixiao_lease_held 1\n") || !strings.Contains(body, "jixiao_last_good_run_age_seconds -1\n") {
		t.Errorf("during the first run:\n%s", body)
	}
	m.Counted(map[string]int{"accepted": 2, "returned": 1}, map[string]int{"T03": 4}, 3)
	m.Counted(map[string]int{"accepted": 3}, map[string]int{"T03": 1}, 1)
	m.Ended("planned", Good, 2*time.Second, nil)
	now = now.Add(time.Minute)
	_, body := ask(t, m, "/metrics")
	for _, line := range []string{`jixiao_files{verdict="accepted"} 3`, `jixiao_findings{code="T03"} 1`, `jixiao_waiting_files 1`,
		`jixiao_runs_total{outcome="good",why="planned"} 1`, `jixiao_run_seconds_sum 2`, `jixiao_last_good_run_age_seconds 60`,
		`jixiao_lease_held 0`, `jixiao_inbox_out_of_reach 0`} {
		if !strings.Contains(body, line+"\n") {
			t.Errorf("no line %q in\n%s", line, body)
		}
	}
	if strings.Contains(body, "returned") {
		t.Error("a verdict that no file has any more is still there")
	}
}
