package pipeline_test

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

var (
	tags  = regexp.MustCompile(`(?s)<style.*?</style>|<[^>]*>`)
	facts = regexp.MustCompile(`<dt>(?:<a [^>]*>)?([^<]*)(?:</a>)?</dt><dd>([^<]*)</dd>`)
)

// pageOf are the words of a page, and the figures on top of it.
func pageOf(t *testing.T, path string) (words string, figures map[string]string) {
	t.Helper()
	source := string(mustRead(t, path))
	figures = map[string]string{}
	for _, m := range facts.FindAllStringSubmatch(source, -1) {
		figures[m[1]] = m[2]
	}
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(source, " "))), " "), figures
}

// tally is what the samples' own list says of three evenings.
type tally struct {
	told  map[finding.Code]int // findings about files that send back, or ask
	sent  map[string]bool      // first versions that go back
	wrong int                  // values for which they do
}

func countExpected(t *testing.T, c *campaign.Campaign) tally {
	t.Helper()
	severity := map[finding.Code]finding.Severity{}
	for i := range c.Engine.Infos() {
		if i.Severity > severity[i.Code] {
			severity[i.Code] = i.Severity
		}
	}
	n := tally{told: map[finding.Code]int{}, sent: map[string]bool{}}
	for _, e := range samples.Evenings(t) {
		for _, x := range e.Expected {
			if x.File == "" || severity[x.Code] < finding.Warning {
				continue
			}
			n.told[x.Code]++
			if severity[x.Code] == finding.Error && x.Cell != "" {
				n.sent[x.File] = true
				n.wrong += stands(t, filepath.Join("../testdata/samples", e.Name, x.File), x.Cell)
			}
		}
	}
	return n
}

// stands is 1 where something stands in a cell of the first sheet, else 0.
func stands(t *testing.T, path, cell string) int {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(mustRead(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	text, err := f.GetCellValue(f.GetSheetName(0), cell)
	if err != nil {
		t.Fatal(err)
	}
	return min(len(text), 1)
}

// TestEffectCountsRight: the page says what the samples' own list says, and
// what the day's report says.
func TestEffectCountsRight(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Publishing = campaign.Trial
	for n := range samples.Evenings(t) {
		nightOf(t, o, n)
	}
	o.AsOf = samples.Evenings(t)[2].AsOf
	files, want := map[string]bool{}, countExpected(t, o.Campaign)
	for _, e := range samples.Evenings(t) {
		for _, name := range e.Files(t) {
			files[name] = true
		}
	}
	words, figures := pageOf(t, filepath.Join(o.Outbox, effect))
	dayWords, day := pageOf(t, filepath.Join(o.Outbox, "审核日报_2023-10-16.html"))
	var handed, owed int
	if _, err := fmt.Sscanf(figures["已报 / 报送事项"], "%d / %d", &handed, &owed); err != nil {
		t.Fatalf("%q: %v", figures, err)
	}
	for label, is := range map[string]string{
		"收到文件":          fmt.Sprint(len(files)),
		"第一版就过 / 已报":    fmt.Sprintf("%d / %d", handed-len(want.sent), handed),
		"平均几版通过":        fmt.Sprintf("%.2f", float64(handed+len(want.sent))/float64(handed)),
		"没有进总表的错误内容（处）": fmt.Sprint(want.wrong),
		"与绩效科一致":        "—",
	} {
		if figures[label] != is {
			t.Errorf("%s: %q, want %q", label, figures[label], is)
		}
	}
	if fmt.Sprintf("%d / %d", handed, owed) != day["已报 / 应报事项"] || fmt.Sprint(owed-handed) != day["未报送"] || figures["收到文件"] != day["收件箱文件"] {
		t.Errorf("%v is not what the day's report says: %v", figures, day)
	}
	sum := 0
	for _, n := range want.told {
		sum += n
	}
	balance := fmt.Sprintf("看到文件 %d 个，与合计一致。", len(files))
	for _, said := range []string{"2023年10月13日至2023年10月16日", balance, "最多报到第 2 版", fmt.Sprintf("程序提出的 %d 条意见里绩效科还没有对照的", sum)} {
		if !strings.Contains(words, said) {
			t.Errorf("the page does not say %q: %s", said, words)
		}
	}
	if !strings.Contains(dayWords, balance) {
		t.Errorf("the day's report does not say %q", balance)
	}
	if got, most := ruleCodes(words), mostTold(want.told); !slices.Equal(got, most) {
		t.Errorf("told most: %v, want %v", got, most)
	}
}

// ruleCodes are the rules that the page names.
func ruleCodes(words string) []string {
	_, rest, _ := strings.Cut(words, "规则代码 ")
	return regexp.MustCompile(`\b[A-Z]\d\d\b`).FindAllString(rest, -1)
}

// mostTold are the three codes that were told most.
func mostTold(told map[finding.Code]int) []string {
	var codes []string
	for c := range told {
		codes = append(codes, string(c))
	}
	slices.SortFunc(codes, func(a, b string) int {
		return cmp.Or(cmp.Compare(told[finding.Code(b)], told[finding.Code(a)]), cmp.Compare(a, b))
	})
	return codes[:3]
}

// TestEffectOfNothing: a trial of which nothing came yet has its page.
func TestEffectOfNothing(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Publishing = campaign.Trial
	mustRun(t, o)
	words, figures := pageOf(t, filepath.Join(o.Outbox, effect))
	if figures["收到文件"] != "0" || figures["平均几版通过"] != "—" || !strings.Contains(words, "还没有收到文件") || strings.Contains(words, "NaN") {
		t.Errorf("%v %s", figures, words)
	}
	if _, err := os.Stat(dayBook(o)); err != nil {
		t.Error(err)
	}
	if got, want := counts(t, dayBook(o)), "一致 0, 误判 0, 漏查 0, 未对照 0"; got != want {
		t.Errorf("counts %s, want %s", got, want)
	}
}
