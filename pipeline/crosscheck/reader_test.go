package crosscheck

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// drawRound draws a campaign in which much goes wrong: few moments, few
// figures, files in every kind of folder.
func drawRound(t *rapid.T, tb testing.TB) *round {
	r := newRound(tb)
	verdict := rapid.SampledFrom([]record.Verdict{record.Accepted, record.NeedsExplanation, record.Returned})
	folder := rapid.SampledFrom([]string{"213001", "213001", "101001", "207001", "绩效科", "新建文件夹"})
	project := rapid.SampledFrom([]string{"A-01", "A-02", "A-03", "A-10"})
	id := rapid.SampledFrom([]string{"", "P-1", "P-2", "P-9"})
	category := rapid.SampledFrom([]string{"资金管理", "绩效目标"})
	measure := rapid.SampledFrom([]string{"健全制度，加强监督检查", "按季度通报资金支出进度"})
	moment := rapid.SampledFrom([]string{"10-13 22:00", "10-15 23:59", "10-16 00:00", "10-20 22:00"})
	for n := range rapid.IntRange(0, 12).Draw(t, "files") {
		path := fmt.Sprintf("%s/%d.xlsx", folder.Draw(t, "folder"), n)
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			r.scores("绩效科/"+fmt.Sprint(n), moment.Draw(t, "at"), [3]string{"A-01", "91.36", "优"}, [3]string{"A-10", "93", "优"})
		case 1:
			r.list("绩效科/"+fmt.Sprint(n), moment.Draw(t, "at"), row("A-01", "P-1", "资金管理", ""), row("A-10", "P-2", "绩效目标", ""))
		case 2:
			r.report(path, moment.Draw(t, "at"), verdict.Draw(t, "verdict"),
				row(project.Draw(t, "project"), id.Draw(t, "id"), category.Draw(t, "category"), measure.Draw(t, "measure")),
				row(project.Draw(t, "project"), id.Draw(t, "id"), category.Draw(t, "category"), measure.Draw(t, "measure")))
		default:
			score := rapid.SampledFrom([]string{"91.36", "93", "88"}).Draw(t, "score")
			r.score(path, moment.Draw(t, "at"), project.Draw(t, "project"), score, verdict.Draw(t, "verdict"), "8", "4")
		}
		if rapid.IntRange(0, 4).Draw(t, "gone") == 0 {
			r.gone(r.a.Files[n])
		}
	}
	return r
}

// TestNobodyReadsOfAnothersFile: what a department is told names no file that
// it did not send, in its place or in any word of it.
func TestNobodyReadsOfAnothersFile(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRound(rt, t)
		for _, i := range Check(r.c, r.a.Snapshot(), at("10-21 22:00")).Issues {
			if i.Department == "" || i.Audience == finding.Section {
				continue
			}
			said := fmt.Sprintln(i.Place.File, i.Message, i.Fix, i.Value, i.Expected, i.Args)
			for _, f := range r.a.Files {
				if f.Department != i.Department && !loose(f) && strings.Contains(said, f.Path) {
					rt.Fatalf("%s reads of %s in %s: %s", i.Department, f.Path, i.Code, said)
				}
			}
		}
	})
}

// loose files may be their unit's own.
func loose(f record.File) bool { return strings.HasPrefix(f.Path, "新建文件夹/") }

// TestTheSameInputSaysTheSame: neither the order in which the ledger lists
// things, nor the senders' clocks, change anything; and a look changes nothing
// that it looks at.
func TestTheSameInputSaysTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRound(rt, t)
		want := r.told("10-21 22:00")
		shuffle := rand.New(rand.NewSource(rapid.Int64().Draw(rt, "seed")))
		shuffle.Shuffle(len(r.a.Versions), func(i, j int) { r.a.Versions[i], r.a.Versions[j] = r.a.Versions[j], r.a.Versions[i] })
		for i := range r.a.Files {
			r.a.Files[i].ModTime = at("10-13 22:00").AddDate(shuffle.Intn(9)-4, 0, 0)
		}
		before := r.a.Snapshot()
		if diff := cmp.Diff(want, r.told("10-21 22:00")); diff != "" {
			rt.Fatalf("the order of the versions matters:\n%s", diff)
		}
		if diff := cmp.Diff(before.Versions, r.a.Snapshot().Versions); diff != "" {
			rt.Fatalf("looking changed the versions:\n%s", diff)
		}
	})
}

// TestLatenessIsNeverCleared: whatever comes later, who was late stays late.
func TestLatenessIsNeverCleared(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRound(rt, t)
		late := r.told("10-21 22:00", "D01")
		r.score("213001/更正.xlsx", "10-22 09:00", "A-01", "95", record.Accepted)
		r.report("213001/更正报告.xlsx", "10-22 09:00", record.Returned, row("A-02", "", "资金管理", "一"))
		after := map[string]bool{}
		for _, line := range r.told("10-22 22:00", "D01") {
			after[line] = true
		}
		for _, line := range late {
			if !after[line] {
				rt.Fatalf("%s is no longer told", line)
			}
		}
	})
}
