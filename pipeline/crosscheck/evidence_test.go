package crosscheck

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

func proven(project, evidence string) form.TableRow {
	r := item(project, "", "资金管理", "", "10-09")
	r.Values.Set(evidenceField, text(evidence))
	return r
}

// attachment receives a file that is no table.
func (r *round) attachment(path, arrival string, v record.Verdict) {
	f := r.file(path, arrival)
	r.a.Files[f.ID-1].Verdict = v
}

// TestEvidence: what a report names against what came.
func TestEvidence(t *testing.T) {
	const report, when = "213001/r.xlsx", "10-13 10:00"
	checked(t, []between{
		{"R08 bad: nothing came", func(r *round) {
			r.report(report, when, record.Accepted, proven("A-01", "验收报告.pdf"), proven("A-02", "见附件1"))
		}, []string{"R08 213001 213001/r.xlsx L5 -"}},
		{"R08 ok: it came under that name", func(r *round) {
			r.attachment("213001/A-01 验收报告（盖章）.PDF", when, record.Attachment)
			r.report(report, when, record.Accepted, proven("A-01", "见《验收报告.pdf》"))
		}, nil},
		{"R08 bad: another one came", func(r *round) {
			r.attachment("213001/会议纪要.pdf", when, record.Attachment)
			r.report(report, when, record.Accepted, proven("A-01", "验收报告.pdf"))
		}, []string{"R08 213001 213001/r.xlsx L5 -"}},
		{"R08 bad: another department's is none", func(r *round) {
			r.attachment("101001/验收报告.pdf", when, record.Attachment)
			r.report(report, when, record.Accepted, proven("A-01", "验收报告.pdf"))
		}, []string{"R08 213001 213001/r.xlsx L5 -"}},
		{"R08 ok: what has no name of its own may be anything that came", func(r *round) {
			r.attachment("213001/IMG_2031.jpg", when, record.Attachment)
			r.report(report, when, record.Accepted, proven("A-01", "照片3张"), proven("A-02", "见附件1"))
		}, nil},
		{"R08 ok: packed, which is told by itself", func(r *round) {
			r.attachment("213001/佐证附件.zip", when, record.Unreadable)
			r.report(report, when, record.Accepted, proven("A-01", "附件2"))
		}, nil},
		{"R08 ok: received and taken away since", func(r *round) {
			r.attachment("213001/附件1.pdf", "10-12 10:00", record.Attachment)
			r.gone(r.a.Files[0])
			r.report(report, when, record.Accepted, proven("A-01", "附件1.pdf"))
		}, nil},
		{"R08 ok: no file is meant", func(r *round) {
			r.report(report, when, record.Accepted, proven("A-01", "钢财预〔2023〕12号"), proven("A-01", "《资金管理办法》"),
				proven("A-01", "台账、照片存档备查"), proven("A-02", "附件已报送纸质"), proven("A-02", "会议纪要第5.2条"))
		}, nil},
		{"R08 bad: told once, with all cells, and no more after the file", func(r *round) {
			r.attachment("213001/附件2.pdf", when, record.Attachment)
			r.report(report, when, record.Accepted, proven("A-01", "附件1.pdf"), proven("A-02", "附件2.pdf"), proven("A-02", "附件3.pdf"))
		}, []string{"R08 213001 213001/r.xlsx L5 -"}},
	})
}

// TestEvidenceIsToldOnce with every cell that names what has not come.
func TestEvidenceIsToldOnce(t *testing.T) {
	r := newRound(t)
	r.c.Owed = nil
	r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, proven("A-01", "附件1.pdf"), proven("A-01", "制度文件"), proven("A-02", "附件3.docx"))
	var got [][]finding.Cell
	for _, i := range Check(r.c, r.a.Snapshot(), at("10-15 22:00")).Issues {
		if i.Code == "R08" {
			got = append(got, i.Cells)
		}
	}
	want := [][]finding.Cell{{{At: finding.Ref{Row: 5, Col: 12}}, {At: finding.Ref{Row: 7, Col: 12}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
