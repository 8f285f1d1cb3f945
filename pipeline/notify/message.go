package notify

import (
	"bytes"
	"fmt"
	"mime"
	"net/url"
	"strings"

	"github.com/wneessen/go-mail"

	"jixiao/rules/finding"
)

// message is a letter as mail.
func (p *post) message(l Letter) (*mail.Msg, error) {
	m := mail.NewMsg(mail.WithCharset(mail.CharsetUTF8), mail.WithEncoding(mail.EncodingB64), mail.WithNoDefaultUserAgent())
	if err := m.FromFormat(finding.OneLine(p.sign), p.settings.From); err != nil {
		return nil, fmt.Errorf("sender of mail: %w", err)
	}
	if err := m.To(l.To...); err != nil {
		return nil, fmt.Errorf("recipient of mail: %w", err)
	}
	m.Subject(finding.OneLine(l.Subject))
	_, domain, _ := strings.Cut(p.settings.From, "@")
	m.SetMessageIDWithValue("jixiao." + l.ID() + "@" + domain)
	m.SetDateWithValue(p.now().In(l.AsOf.Location()))
	// Nobody's holiday notice is to answer it.
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(mail.TypeTextPlain, strings.Join(l.Lines, "\r\n")+"\r\n")
	if l.Attach == nil {
		return m, nil
	}
	var data bytes.Buffer
	if err := l.Attach.Write(&data); err != nil {
		return nil, fmt.Errorf("write %s: %w", l.Attach.Name, err)
	}
	if err := m.AttachReader(l.Attach.Name, &data, named(l.Attach)); err != nil {
		return nil, fmt.Errorf("attach %s: %w", l.Attach.Name, err)
	}
	return m, nil
}

// named gives an attachment its name in each of the ways that mail programs
// read: Foxmail and older Outlooks know encoded words in quotes, the standard
// has percent signs.
func named(a *Attachment) mail.FileOption {
	return func(f *mail.File) {
		word := mime.BEncoding.Encode("UTF-8", a.Name)
		f.Header.Set("Content-Type", fmt.Sprintf(`%s; name="%s"`, a.Type, word))
		f.Header.Set("Content-Disposition", fmt.Sprintf("attachment;\r\n filename=\"%s\";\r\n filename*=UTF-8''%s", word, url.PathEscape(a.Name)))
	}
}
