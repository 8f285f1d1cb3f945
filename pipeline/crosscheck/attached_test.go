package crosscheck

import (
	"fmt"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// linksOf are the rows with the files that they name, and what no row names.
func linksOf(r *round) (all []string) {
	out := AttachmentsOf(r.c, r.a.Snapshot())
	for _, a := range out.Rows {
		names := []string{}
		for _, f := range a.Files {
			names = append(names, path.Base(f.Path))
		}
		all = append(all, fmt.Sprintf("%s %s: %s %t", a.Version.Duty.Subject, a.Says, strings.Join(names, "+"), a.Lacks))
	}
	for _, f := range out.Loose {
		all = append(all, "loose "+f.Path)
	}
	return all
}

// TestAttachmentsAreLinked to the rows that name them, and to no others.
func TestAttachmentsAreLinked(t *testing.T) {
	const report, when = "213001/r.xlsx", "10-13 10:00"
	measured := func(project, evidence, measure string) form.TableRow {
		row := proven(project, evidence)
		row.Values.Set("measure", text(measure))
		return row
	}
	for _, c := range []struct {
		what  string
		files []string
		rows  []form.TableRow
		want  []string
	}{
		{"by the file's name", []string{"A-01 验收报告（盖章）.PDF", "会议纪要.pdf"}, []form.TableRow{proven("A-01", "见《验收报告.pdf》")},
			[]string{"A-01 见《验收报告.pdf》: A-01 验收报告（盖章）.PDF false", "loose 213001/会议纪要.pdf"}},
		{"by a part of it", []string{"附件1验收报告.pdf", "附件12.pdf"}, []form.TableRow{proven("A-01", "详见附件1"), proven("A-02", "附件12")},
			[]string{"A-01 详见附件1: 附件1验收报告.pdf false", "A-02 附件12: 附件12.pdf false"}},
		{"one file of two rows", []string{"附件1.pdf"}, []form.TableRow{proven("A-01", "附件1.pdf"), proven("A-02", "附件1")},
			[]string{"A-01 附件1.pdf: 附件1.pdf false", "A-02 附件1: 附件1.pdf false"}},
		{"several of one", []string{"附件1.pdf", "附件2.jpg"}, []form.TableRow{proven("A-01", "附件1.pdf、附件2.jpg")},
			[]string{"A-01 附件1.pdf、附件2.jpg: 附件1.pdf+附件2.jpg false"}},
		{"a plan of which the measure speaks", []string{"整改方案（定稿）.docx"}, []form.TableRow{measured("A-01", "台账", "已制定整改方案并逐项落实")},
			[]string{"A-01 台账: 整改方案（定稿）.docx false"}},
		{"each project its own plan", []string{"A-01整改方案.docx", "A-02整改方案.docx"}, []form.TableRow{measured("A-01", "", "详见整改方案"), measured("A-02", "", "详见整改方案")},
			[]string{"A-01 : A-01整改方案.docx false", "A-02 : A-02整改方案.docx false"}},
		{"what has not come", nil, []form.TableRow{proven("A-01", "验收报告.pdf"), proven("A-02", "制度文件")}, []string{"A-01 验收报告.pdf:  true"}},
		{"without a name", []string{"IMG_2031.jpg"}, []form.TableRow{proven("A-01", "照片3张")}, []string{"A-01 照片3张:  false", "loose 213001/IMG_2031.jpg"}},
		{"too short a name", []string{"1.pdf", "表.pdf"}, []form.TableRow{proven("A-01", "见1号台账表")}, []string{"loose 213001/1.pdf", "loose 213001/表.pdf"}},
		{"somebody else's", nil, []form.TableRow{proven("A-01", "会议纪要.pdf")}, []string{"A-01 会议纪要.pdf:  true", "loose 101001/会议纪要.pdf"}},
	} {
		r := newRound(t)
		for _, name := range c.files {
			r.attachment("213001/"+name, when, record.Attachment)
		}
		if c.what == "somebody else's" {
			r.attachment("101001/会议纪要.pdf", when, record.Attachment)
		}
		r.report(report, when, record.Accepted, c.rows...)
		if diff := cmp.Diff(c.want, linksOf(r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}

// TestManyAttachments cost a bounded time.
func TestManyAttachments(t *testing.T) {
	r := newRound(t)
	for i := range 3000 {
		r.attachment(fmt.Sprintf("213001/附件%d.pdf", i), "10-13 10:00", record.Attachment)
	}
	var rows []form.TableRow
	for i := range 500 {
		rows = append(rows, proven("A-01", fmt.Sprintf("附件%d、附件%d", i, i+1)))
	}
	r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, rows...)
	began := time.Now()
	if n := len(AttachmentsOf(r.c, r.a.Snapshot()).Rows); n != 500 {
		t.Errorf("%d rows, want 500", n)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}
