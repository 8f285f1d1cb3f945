package record

import "testing"

// TestAReplyIsNotCalledIgnored: only a file that is no form is named by what it
// answers, and one that answers nothing is what it is.
func TestAReplyIsNotCalledIgnored(t *testing.T) {
	replied := RepliedIn([]Answer{
		{FileID: 1, Explanation: "雨季停工"}, {FileID: 2, Objection: "不对"},
		{FileID: 3, Explanation: "雨季停工"}, {FileID: 3, Objection: "不对"}, {FileID: 4, Explanation: "雨季停工"},
		{FileID: 6, Note: &Note{}},
	})
	for _, c := range []struct {
		file File
		want string
	}{
		{File{ID: 1, Verdict: Ignored}, "已收到情况说明"},
		{File{ID: 2, Verdict: Ignored}, "已收到异议"},
		{File{ID: 3, Verdict: Ignored}, "已收到情况说明和异议"},
		{File{ID: 4, Verdict: Returned}, "退回修改"},
		{File{ID: 5, Verdict: Ignored}, "不纳入审核"},
		{File{ID: 6, Verdict: Ignored}, "不纳入审核"},
	} {
		if got := replied.Label(c.file).ZH; got != c.want {
			t.Errorf("file %d is called %q, want %q", c.file.ID, got, c.want)
		}
	}
}
