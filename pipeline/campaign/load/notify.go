package load

import (
	"fmt"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/webhook"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

func usualNotify() campaign.Notify {
	return campaign.Notify{Signature: campaign.UsualSignature, Seconds: 20, HoldPercent: 30, HoldSheets: 3}
}

func usualMail() campaign.Mail { return campaign.Mail{Security: campaign.StartTLS} }

// checkMail wants all that sending needs, once it is on.
func (k *settingsFile) checkMail(d *document) {
	m := k.Mail
	d.secret("mail.password", m.Password)
	if !m.On {
		return
	}
	for key, text := range map[string]string{"mail.server": m.Server, "mail.from": m.From} {
		if text == "" && !d.isBroken(key) {
			d.fault(key, say("要发邮件（on: true），这一项必须填写", "must be given where mail is on"))
		}
	}
	if m.User == "" {
		return
	}
	if m.Password.IsZero() {
		d.fault("mail.password", say("要登录（user），请写明口令放在哪里：{env: 环境变量} 或 {file: 文件}",
			"where is the password? give {env: VARIABLE} or {file: FILE}"))
	}
	if m.Security == campaign.NoTLS {
		d.fault("mail.security", say("security: none 时口令会明文传送，不能登录：请用 starttls 或 tls，或去掉 user",
			"a password would go in the clear: use starttls or tls, or leave user out"))
	}
}

// checkWebhooks wants each to have a name of its own and what its kind needs.
func (k *settingsFile) checkWebhooks(d *document) {
	seen := map[string]bool{value.Fold("mail"): true} // what mail itself is called
	for i, w := range k.Webhooks {
		at := func(key string) string { return fmt.Sprintf("webhooks[%d].%s", i, key) }
		d.secret(at("key"), w.Key)
		d.secret(at("sign"), w.Sign)
		name := value.Fold(w.Name)
		if seen[name] && name != "" {
			d.fault(at("name"), say("“%s”与别的通知方式重名，无法分辨", "%q is the name of another", w.Name))
		}
		seen[name] = true
		switch kind, known := webhook.Named(w.Kind); {
		case !known && !d.isBroken(at("kind")):
			d.fault(at("kind"), oneOf(w.Kind, webhook.Names()))
		case kind.Keyed && w.Key.IsZero():
			d.fault(at("key"), say("请写明机器人的 key（钉钉是 access_token）放在哪里：{env: 环境变量} 或 {file: 文件}",
				"where is the robot's key? give {env: VARIABLE} or {file: FILE}"))
		case known && w.URL == "" && kind.Address == "", strings.ContainsAny(w.URL, "?@"):
			d.fault(at("url"), webAddress())
		}
	}
}

// webAddress says what belongs in place of an address that holds a key, or is none.
func webAddress() finding.Text {
	return say("应是 https:// 或 http:// 开头的网址，里面不写 key、口令", "want an address that begins with https:// or http://, without keys in it")
}

// secret wants one place for a secret.
func (d *document) secret(key string, s campaign.Secret) {
	if s.Env != "" && s.File != "" && !d.isBroken(key) {
		d.fault(key, say("env 和 file 只能写一个", "give either env or file"))
	}
}
