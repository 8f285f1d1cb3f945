package load

import (
	"errors"
	"strings"
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/timetable"

	"github.com/google/go-cmp/cmp"
)

func TestTellingMayBeLeftOut(t *testing.T) {
	s := scheduled(t, "").Settings
	if s.Tells() || s.Notify.Sign() != campaign.UsualSignature || s.Notify.Seconds != 20 || s.Notify.HoldPercent != 30 || s.Notify.HoldSheets != 3 {
		t.Errorf("settings %+v %+v", s.Notify, s.Mail)
	}
}

func TestMailAndRobots(t *testing.T) {
	s := scheduled(t, `tell: {signature: 市局绩效科, hold_percent: 0}
mail: {on: true, server: smtp.example.gov.cn, from: a@example.gov.cn, user: a, password: {file: data/mail.password}, section: [b@example.gov.cn]}
webhooks:
  - {kind: dingtalk, name: 群, key: {env: TOKEN}, sign: {env: SECRET}}
  - {kind: json, name: 平台, url: "https://oa.example.gov.cn/hook"}
`).Settings
	if !s.Tells() || s.Mail.Security != campaign.StartTLS || s.Notify.Sign() != "市局绩效科" || s.Notify.Seconds != 20 || s.Notify.HoldPercent != 0 {
		t.Errorf("settings %+v %+v", s.Notify, s.Mail)
	}
	want := []campaign.Webhook{{Kind: "dingtalk", Name: "群", Key: campaign.Secret{Env: "TOKEN"}, Sign: campaign.Secret{Env: "SECRET"}},
		{Kind: "json", Name: "平台", URL: "https://oa.example.gov.cn/hook"}}
	if diff := cmp.Diff(want, s.Webhooks); diff != "" {
		t.Errorf("webhooks (-want +got):\n%s", diff)
	}
}

// Every fault is told at its line.
func TestFaultsOfTelling(t *testing.T) {
	for text, want := range map[string]string{
		"mail: {on: true, server: a}\n":                                                            "mail.from：要发邮件",
		"mail: {on: true, server: a, from: b}\n":                                                   "mail.from：应是邮箱地址",
		"mail: {on: true, server: a, from: a@b.cn, user: a}\n":                                     "mail.password：要登录",
		"mail: {on: true, server: a, from: a@b.cn, user: a, password: {env: A}, security: none}\n": "mail.security：security: none",
		"mail: {security: ssl}\n":                                                                  "只能是：starttls, tls, none",
		"mail: {password: {env: A, file: b}}\n":                                                    "mail.password：env 和 file 只能写一个",
		"mail: {section: [x]}\n":                                                                   "mail.section[0]：应是邮箱地址",
		"mail: {password: geheim}\n":                                                               "mail.password：这里应是",
		"webhooks: [{kind: slack, name: a}]\n":                                                     "webhooks[0].kind：现为“slack”，只能是：",
		"webhooks: [{name: a}]\n":                                                                  "webhooks[0].kind：缺少这一项",
		"webhooks: [{kind: wecom, name: a}]\n":                                                     "webhooks[0].key：请写明机器人的 key",
		"webhooks: [{kind: json, name: a}]\n":                                                      "webhooks[0].url：应是 https://",
		"webhooks: [{kind: json, name: mail, url: \"https://a.cn\"}]\n":                            "webhooks[0].name：“mail”与别的通知方式重名",
		"webhooks: [{kind: wecom, name: a, key: {env: A}, url: \"https://a.cn/send?key=1\"}]\n":    "里面不写 key",
		"tell: {seconds: 0}\n":                                                                     "tell.seconds：不能小于 1",
	} {
		_, err := Campaign(mustFixture(t).replace(t, "campaign.yaml", "workers: 0\n", "workers: 0\n"+text).files(t))
		var faults *Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "campaign.yaml:") {
			t.Errorf("%s%v, want %s", text, err, want)
		}
	}
}

func TestLastPlanned(t *testing.T) {
	for _, tc := range []struct{ full, until, want string }{
		{"0 22 * * *", "2023-10-13 22:00", "2023-10-13 22:00"},
		{"0 22 * * *", "2023-10-13 21:59", "2023-10-12 22:00"},
		{"0 22 * * 1", "2023-10-13 12:00", "2023-10-09 22:00"},
		{"0 12,22 * * *", "2023-10-13 13:00", "2023-10-13 12:00"},
	} {
		c := scheduled(t, "schedule: {full: \""+tc.full+"\"}\n")
		if got := timetable.Last(c, at(t, c, tc.until)); !got.Equal(at(t, c, tc.want)) {
			t.Errorf("%s until %s: %s, want %s", tc.full, tc.until, got, tc.want)
		}
	}
}

func TestTelephoneNumbers(t *testing.T) {
	f := mustFixture(t).replace(t, "单位名录.tsv", "联系人\t邮箱\n", "联系人\t邮箱\t联系电话\n")
	f = f.replace(t, "单位名录.tsv", "zhang@example.gov.cn", "zhang@example.gov.cn\t0531-76112345")
	with, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	unit, _ := with.Facts.Unit("213001")
	without, err := Campaign(mustFixture(t).files(t))
	if err != nil || unit.Phone != "0531-76112345" || with.Fingerprint != without.Fingerprint {
		t.Errorf("phone %q, %v; it must not make anything be judged anew", unit.Phone, err)
	}
}
