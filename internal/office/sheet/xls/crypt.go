package xls

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"

	"jixiao/internal/office/sheet/draft"
)

// Excel encrypts a workbook whose structure is protected, but which opens
// without a password, with a password of its own and tries that first. Such a
// file is readable for everyone, so it is read here too. Any other password,
// and any other cipher, is the sender's secret.
const ownPassword = "VelvetSweatshop"

// Records that stay plain in an encrypted stream, besides where sheets begin.
const (
	recUserExcl     = 0x0194
	recFileLock     = 0x0195
	recRevisionInfo = 0x0196
	recRevisionHead = 0x0138
	recInterfaceHdr = 0x00E1
)

// decrypted is the stream in plain where Excel's own password opens it.
func decrypted(stream []byte, filePass []byte) ([]byte, error) {
	const length = 6 + 3*md5.Size // kind and version, salt, a secret, its hash
	rc4Format := []byte{1, 0, 1, 0, 1, 0}
	if len(filePass) < length || !bytes.HasPrefix(filePass, rc4Format) {
		return nil, draft.Encrypted()
	}
	salt, proof := filePass[6:22], filePass[22:length]
	c := &cipherStream{key: passwordKey(ownPassword, salt)}
	secret := make([]byte, len(proof))
	c.xor(secret, proof, 0)
	if hash := md5.Sum(secret[:md5.Size]); !bytes.Equal(hash[:], secret[md5.Size:]) {
		return nil, draft.Encrypted()
	}
	plain := bytes.Clone(stream)
	for at := 0; at+4 <= len(stream); {
		n := int(le.Uint16(stream[at+2:]))
		first, last := at+4, min(at+4+n, len(stream))
		at += 4 + n
		switch le.Uint16(stream[first-4:]) {
		case recBOF, recFilePass, recUserExcl, recFileLock, recInterfaceHdr, recRevisionInfo, recRevisionHead:
			continue
		case recBoundSheet:
			first = min(first+4, last)
		}
		c.xor(plain[first:last], stream[first:last], first)
	}
	return plain, nil
}

// passwordKey is what the keys of all blocks are made of ([MS-OFFCRYPTO]
// 2.3.6.2).
func passwordKey(password string, salt []byte) []byte {
	const kept, times = 5, 16
	var wide []byte
	for _, c := range []byte(password) {
		wide = append(wide, c, 0)
	}
	hash := md5.Sum(wide)
	repeated := bytes.Repeat(append(bytes.Clone(hash[:kept]), salt...), times)
	hash = md5.Sum(repeated)
	return bytes.Clone(hash[:kept])
}

// cipherStream is a key stream that begins anew with every block, counted from
// the beginning of the file.
type cipherStream struct {
	key   []byte
	block int
	pad   []byte // the key stream of that block
}

const cipherBlock = 1024

// xor decrypts what stands at an offset of the stream.
func (c *cipherStream) xor(dst, src []byte, offset int) {
	for i := range src {
		at := offset + i
		if c.pad == nil || at/cipherBlock != c.block {
			c.fill(at / cipherBlock)
		}
		dst[i] = src[i] ^ c.pad[at%cipherBlock]
	}
}

func (c *cipherStream) fill(block int) {
	hash := md5.Sum(le.AppendUint32(bytes.Clone(c.key), uint32(block)))
	c.block, c.pad = block, make([]byte, cipherBlock)
	if cipher, err := rc4.NewCipher(hash[:]); err == nil { // sixteen bytes are always a key
		cipher.XORKeyStream(c.pad, c.pad)
	}
}
