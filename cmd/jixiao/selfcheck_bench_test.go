package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"

	"jixiao/internal/testkit/samples"
	"jixiao/rules/value"
)

// BenchmarkSelfcheck tells how much processor time the page takes until it is ready,
// for the first file and for a later one: judged, drawn and shown.
func BenchmarkSelfcheck(b *testing.B) {
	c := selfcheckCampaign(b)
	first := samples.Evenings(b)[0]
	page := selfcheckPage(b, c, "213001", value.DateOf(first.AsOf))
	file := filepath.Join(first.Folder(), "213001钢城区城市管理局", "评分表_A-02.xlsx")
	for b.Loop() {
		p := openSelfcheck(b, page, first.AsOf)
		used := []float64{rendererSeconds(p)}
		for range 6 {
			p.take(file)
			used = append(used, rendererSeconds(p))
		}
		b.ReportMetric(1000*used[0], "cpu-ms/ready")
		b.ReportMetric(1000*(used[1]-used[0]), "cpu-ms/first")
		b.ReportMetric(1000*(used[6]-used[5]), "cpu-ms/later")
	}
}

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
