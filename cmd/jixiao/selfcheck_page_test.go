package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jixiao/internal/testkit/browser"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/snapshot"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// most is how large the page may be.
const most = 8 << 20

// unpackedPage is what a page holds: as it is written, and unpacked.
func unpackedPage(t *testing.T, page []byte) string {
	t.Helper()
	var all strings.Builder
	all.Write(page)
	for _, part := range regexp.MustCompile(`id="(?:snapshot|program)">([^<]*)<`).FindAllSubmatch(page, -1) {
		packed, err := base64.StdEncoding.DecodeString(string(part[1]))
		if err != nil {
			t.Fatal(err)
		}
		zipped, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(zipped)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d bytes, %d packed", len(data), len(packed))
		all.Write(data)
	}
	return all.String()
}

// TestSelfcheckHoldsNothingPrivate: nobody's telephone or mail, no approver or
// reason, no other's amount; and for everybody no amount at all.
func TestSelfcheckHoldsNothingPrivate(t *testing.T) {
	c := *selfcheckCampaign(t)
	facts := *c.Facts
	facts.Units = append([]register.Unit(nil), facts.Units...)
	for i := range facts.Units {
		u := &facts.Units[i]
		u.Contact, u.Phone, u.Email = "联系人甲"+u.Code, "0531-99887"+u.Code, "m"+u.Code+"@private.example"
	}
	c.Facts = register.New(facts)
	c.Waivers = append(c.Waivers, campaign.Waiver{Department: "213001", Code: "T03", Approver: "批准人乙", Reason: "不该外传的理由"})
	today := value.Date{Year: 2023, Month: 10, Day: 13}
	for _, unit := range []string{"213001", ""} {
		page := selfcheckPage(t, &c, unit, today)
		t.Logf("page of %q: %d bytes", unit, len(page))
		if len(page) > most {
			t.Errorf("the page of %q has %d bytes", unit, len(page))
		}
		all := unpackedPage(t, page)
		for _, private := range []string{"联系人甲", "0531-99887", "@private.example", "批准人乙", "不该外传的理由"} {
			if strings.Contains(all, private) {
				t.Errorf("the page of %q holds %s", unit, private)
			}
		}
		told, err := snapshot.Of(&c, snapshot.Audience(unit), today)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.Facts.Projects {
			amount := p.Budget.String()
			own, held := unit != "" && p.BelongsTo(unit), strings.Contains(string(told), amount)
			if len(amount) > 4 && own != held {
				t.Errorf("the page of %q holds the amount %s of %s: %t", unit, amount, p.Code, held)
			}
		}
	}
}

// TestSelfcheckTakesTextAsText: names of files and sheets, and cells, are never
// markup.
func TestSelfcheckTakesTextAsText(t *testing.T) {
	c := selfcheckCampaign(t)
	first := samples.Evenings(t)[0]
	p := openSelfcheck(t, selfcheckPage(t, c, "213001", value.DateOf(first.AsOf)), first.AsOf)
	const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script>"'&`
	dir := t.TempDir()
	var files []string
	for name, rows := range map[string]string{
		`坏"'<img src=x onerror=alert(3)>&.xlsx`: "2023年度项目支出绩效评分表\n项目编号," + hostile + "\n实施单位," + hostile + "\n" + hostile + "," + hostile + "\n",
		"乱.csv":  hostile + "," + hostile + "\n" + hostile,
		"空.xlsx": "",
	} {
		file := filepath.Join(dir, name)
		data := []byte(rows)
		if strings.HasSuffix(name, ".xlsx") && rows != "" {
			data = sheettest.Build(t, sheettest.Sheet{Name: `表<b>"&'x`, CSV: strings.ReplaceAll(rows, `"`, "")})
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	results := p.take(files...)
	if len(results) != len(files) {
		t.Fatalf("%d results of %d files", len(results), len(files))
	}
	for i := range files {
		p.Wait(fmt.Sprintf("(document.querySelectorAll('#files button')[%d].click(), true)", i))
		for _, bad := range []string{"main img", "main script", "#picture b[onerror]", "[onerror]", "iframe", "main style"} {
			if n := browser.Eval[int](p.Page, fmt.Sprintf("document.querySelectorAll(%q).length", bad)); n > 0 {
				t.Errorf("%s: the page has %d elements %s of a file's making", filepath.Base(files[i]), n, bad)
			}
		}
	}
	p.quiet()
}

// TestSelfcheckPointsAtTheCell: the picture stands open at the first mistake, which
// is told beside it; what is owed is ticked; the copy is the sender's, marked.
func TestSelfcheckPointsAtTheCell(t *testing.T) {
	c := selfcheckCampaign(t)
	first := samples.Evenings(t)[0]
	p := openSelfcheck(t, selfcheckPage(t, c, "213001", value.DateOf(first.AsOf)), first.AsOf)
	p.take(filepath.Join(first.Folder(), "213001钢城区城市管理局", "评分表_A-02.xlsx"))
	if got := browser.Eval[string](p.Page, "document.getElementById('says').textContent"); got != "须修改 1 处" {
		t.Errorf("it says %q", got)
	}
	if got := browser.Eval[string](p.Page, "document.querySelector('#picture .here').textContent"); !strings.Contains(got, "95.5") {
		t.Errorf("it points at %q", got)
	}
	if seen := browser.Eval[bool](p.Page, `(() => {
		const c = document.querySelector('#picture .here').getBoundingClientRect(), b = document.getElementById('picture').getBoundingClientRect();
		return c.top >= b.top && c.bottom <= b.bottom && c.left >= b.left && c.right <= b.right; })()`); !seen {
		t.Error("the cell is out of sight")
	}
	if got := browser.Eval[string](p.Page, "document.querySelector('#findings li').textContent"); !strings.Contains(got, "T03") || !strings.Contains(got, "怎样改") {
		t.Errorf("beside it stands %q", got)
	}
	if got := browser.Eval[string](p.Page, "document.querySelector('.mend').textContent"); !strings.Contains(got, "A-02") {
		t.Errorf("to be mended is %q", got)
	}
	if policies := browser.Eval[[]string](p.Page, `Array.from(document.querySelectorAll('[http-equiv="Content-Security-Policy"]')).map((m) => m.content)`); len(policies) != 2 || strings.Contains(policies[1], "'unsafe-eval'") {
		t.Errorf("policies %q", policies)
	}
	browser.Eval[bool](p.Page, `(() => { URL.createObjectURL = ((make) => (blob) => { blob.arrayBuffer().then((b) => { window.saved = b.byteLength; }); return make(blob); })(URL.createObjectURL.bind(URL));
		document.querySelector('#downloads button').click(); return true; })()`)
	p.Wait("window.saved > 5000")
	p.quiet()
	// Last, for the browser complains of it. What a debugger evaluates itself is let
	// through.
	browser.Eval[int](p.Page, `setTimeout(() => { try { new Function('return 1')(); window.evaluated = 'yes'; } catch (e) { window.evaluated = 'no'; } })`)
	p.Wait("!!window.evaluated")
	if browser.Eval[string](p.Page, "evaluated") != "no" {
		t.Error("texts can be run as scripts")
	}
}

// TestSelfcheckIsTheSameAgain: the same campaign makes the same page, and the day of
// the rules is no part of what names it.
func TestSelfcheckIsTheSameAgain(t *testing.T) {
	c := selfcheckCampaign(t)
	day := value.Date{Year: 2023, Month: 10, Day: 13}
	if !bytes.Equal(selfcheckPage(t, c, "213001", day), selfcheckPage(t, c, "213001", day)) {
		t.Error("the same campaign makes other pages")
	}
}

// tooPale are the texts of which the contrast to what is behind them is less than
// WCAG AA asks for; the picture of a sheet has its sender's colours.
const tooPale = `(() => {
	const parts = (c) => c.match(/[\d.]+/g).map(Number);
	const light = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const behind = (e) => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
	const pale = [];
	for (const e of document.querySelectorAll('body *')) {
		const own = Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim());
		if (!own || !e.offsetParent || e.closest('#picture, script')) continue;
		const a = light(parts(getComputedStyle(e).color)), b = light(behind(e));
		const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (contrast < 4.5) pale.push(e.textContent.trim().slice(0, 20) + ' ' + contrast.toFixed(2));
	}
	return pale; })()`

// TestSelfcheckCanBeRead in light and dark, on a telephone and on a wide screen, and
// without a mouse.
func TestSelfcheckCanBeRead(t *testing.T) {
	c := selfcheckCampaign(t)
	first := samples.Evenings(t)[0]
	p := openSelfcheck(t, selfcheckPage(t, c, "213001", value.DateOf(first.AsOf)), first.AsOf)
	p.take(byUnit(t, c, first)["213001"]...)
	for _, scheme := range []string{"light", "dark"} {
		browser.Call(p.Page, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		if pale := browser.Eval[[]string](p.Page, tooPale); len(pale) > 0 {
			t.Errorf("%s: hard to read: %q", scheme, pale)
		}
		for _, width := range []int64{390, 768, 1280, 1920} {
			p.Do(chromedp.EmulateViewport(width, 900))
			if got := browser.Eval[int64](p.Page, "document.documentElement.scrollWidth"); got > width {
				t.Errorf("%s: %d pixels wide on a screen of %d", scheme, got, width)
			}
		}
	}
	browser.Eval[bool](p.Page, "document.activeElement.blur(), document.querySelector('#picture .here').classList.remove('here'), true")
	for range 30 {
		p.Do(chromedp.KeyEvent(kb.Tab))
		if browser.Eval[bool](p.Page, "document.activeElement.className === 'place'") {
			break
		}
	}
	p.Do(chromedp.KeyEvent(kb.Enter))
	if n := browser.Eval[int](p.Page, "document.querySelectorAll('#picture .here').length"); n != 1 {
		t.Error("the keyboard does not lead from a finding to its cell")
	}
	p.quiet()
}
