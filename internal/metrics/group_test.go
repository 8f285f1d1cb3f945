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

// TestAGroupTellsOfEach by name, and of those that are well by their number alone.
func TestAGroupTellsOfEach(t *testing.T) {
	g := NewGroup(time.Now)
	g.Monitor("甲").Counted(map[string]int{"accepted": 2}, nil, 0)
	g.Monitor("乙").Ended("start", Failed, 0, errors.New("disk full"))
	ask := func(path string) (int, string) {
		w := httptest.NewRecorder()
		g.Handler(finding.ZH).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w.Code, w.Body.String()
	}
	if code, body := ask("/healthz"); code != 503 || !strings.Contains(body, "2 个评价年度，1 个不正常") || !strings.Contains(body, "\n乙：") || strings.Contains(body, "甲") {
		t.Errorf("%d %s", code, body)
	}
	if _, body := ask("/metrics"); !strings.Contains(body, `jixiao_files{campaign="甲",verdict="accepted"} 2`) {
		t.Errorf("%s", body)
	}
	g.Remove("乙")
	if code, body := ask("/healthz"); code != 200 || !strings.Contains(body, "1 个评价年度，0 个不正常") {
		t.Errorf("%d %s", code, body)
	}
	if _, body := ask("/metrics"); strings.Contains(body, "乙") {
		t.Errorf("%s", body)
	}
	g.Monitor("乙") // comes back
}
