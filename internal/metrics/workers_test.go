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

// TestWorkersAreTold: how all are, which campaigns fail, and that the database went.
func TestWorkersAreTold(t *testing.T) {
	w := NewWorkers()
	ask := func(path string) (int, string) {
		r := httptest.NewRecorder()
		w.Handler(finding.ZH).ServeHTTP(r, httptest.NewRequest(http.MethodGet, path, nil))
		return r.Code, r.Body.String()
	}
	well := Shared{Workers: 3, Campaigns: 2800, Jobs: map[Job]int{{"run", "running"}: 4}}
	failing, late := well, well
	failing.Failing = []string{"甲\n区"}
	late.Late = 2 * time.Hour
	for _, test := range []struct {
		shared Shared
		err    error
		news   bool
		code   int
		says   string
	}{
		{well, nil, false, 200, "3 个工作进程，2800 个评价年度，0 个没有成功"},
		{failing, nil, false, 503, "\n甲 区\n"},
		{late, nil, false, 503, "晚了 2 小时"},
		{Shared{}, errors.New("away"), true, 503, "数据库现在连不上"},
		{Shared{}, errors.New("away"), false, 503, "数据库现在连不上"},
		{well, nil, true, 200, "3 个工作进程"},
	} {
		if news := w.Told(test.shared, test.err); news != test.news {
			t.Errorf("%+v %v: news %v", test.shared, test.err, news)
		}
		if code, body := ask("/healthz"); code != test.code || !strings.Contains(body, test.says) {
			t.Errorf("%+v %v: %d %q, want %d %q", test.shared, test.err, code, body, test.code, test.says)
		}
	}
	w.Ended(Good, time.Second)
	_, body := ask("/metrics")
	for _, line := range []string{"jixiao_workers 3", `jixiao_jobs{kind="run",state="running"} 4`, `jixiao_runs_total{outcome="good"} 1`, "jixiao_database_away 0"} {
		if !strings.Contains(body, line) {
			t.Errorf("no %s in\n%s", line, body)
		}
	}
}
