package main

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"

	"jixiao/internal/testkit/browser"
	"jixiao/internal/testkit/samples"
	"jixiao/rules/value"
)

// timing tells how long the Worker takes over each file, from being asked to its
// answer.
const timing = `window.worked = [];
window.Worker = class extends Worker {
  postMessage(m) { if (m.call === 'check') this.asked = performance.now(); super.postMessage(m); }
  set onmessage(f) {
    super.onmessage = (e) => { if (this.asked) worked.push(performance.now() - this.asked); this.asked = 0; f(e); };
  }
};`

// BenchmarkSelfcheck tells how much processor time the page takes until it is ready,
// for the first file and for a later one, the median: judged, drawn and shown. Of that the
// Worker has the judging and drawing, which is told by the clock.
func BenchmarkSelfcheck(b *testing.B) {
	c := selfcheckCampaign(b)
	first := samples.Evenings(b)[0]
	page := selfcheckPage(b, c, "213001", value.DateOf(first.AsOf))
	file := filepath.Join(first.Folder(), "213001钢城区城市管理局", "评分表_A-02.xlsx")
	for b.Loop() {
		p := openSelfcheck(b, page, first.AsOf, timing)
		used := rendererSeconds(p)
		b.ReportMetric(1000*used, "cpu-ms/ready")
		var each []float64
		for range later {
			p.take(file)
			before := used
			used = rendererSeconds(p)
			each = append(each, 1000*(used-before))
		}
		b.ReportMetric(each[0], "cpu-ms/first")
		slices.Sort(each[1:])
		b.ReportMetric(each[later/2], "cpu-ms/later")
		worked := browser.Eval[[]float64](p.Page, "worked")
		b.ReportMetric(worked[0], "worker-ms/first")
		slices.Sort(worked[1:])
		b.ReportMetric(worked[later/2], "worker-ms/later")
	}
}

// later is how many files are checked, the first among them.
const later = 11

// rendererSeconds is the processor time of the page's own process.
func rendererSeconds(p *selfcheck) float64 {
	got, err := chromedp.CallBrowser(p.Context(), systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		p.t.Fatal(err)
	}
	var most float64
	for _, process := range got.ProcessInfo {
		if process.Type == "renderer" {
			most = max(most, process.CPUTime)
		}
	}
	return most
}
