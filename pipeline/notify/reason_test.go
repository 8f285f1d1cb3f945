package notify

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/url"
	"syscall"
	"testing"

	"jixiao/pipeline/campaign"
)

func TestReasonInPlainWords(t *testing.T) {
	k := Secrets{Env: func(string) string { return "" }, Place: func(p string) string { return "/none/" + p }}
	_, unset := k.reveal(campaign.Secret{Env: "JIXIAO_KEY"})
	_, missing := k.reveal(campaign.Secret{File: "key"})
	for _, test := range []struct {
		err  error
		want string
	}{
		{unset, "没有设置环境变量 JIXIAO_KEY"},
		{missing, "/none/key：找不到这个文件或文件夹"},
		{fmt.Errorf("connect: %w", syscall.ECONNREFUSED), "对方没有接受连接：服务没有开，或者地址、端口不对"},
		{&url.Error{Op: "Post", URL: "https://x/?key=1", Err: syscall.ENETUNREACH}, "网络不通"},
		{&tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}, "对方的证书不可信：由本单位签发的，在 ca_file 写上签发机构的证书"},
		{errors.New("550 no such user chang@example.gov.cn, pass secret"), "550 no such user ***@***, pass ***"}, // the server's own words
	} {
		if got := Reason(test.err, "secret").ZH; got != test.want {
			t.Errorf("%v reads %q, want %q", test.err, got, test.want)
		}
	}
}
