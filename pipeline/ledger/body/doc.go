// Package body writes a submission as the JSON that the ledger keeps, and reads
// it back.
//
// It owns speed where it counts: every run reads back everything that ever was
// submitted, and a reader that knows the shape takes a tenth of the time of
// encoding/json and shares the words that a thousand sheets have in common. It
// refuses a format of its own: what it writes is what encoding/json writes,
// byte for byte, and a text that it does not know the shape of goes to
// encoding/json.
package body
