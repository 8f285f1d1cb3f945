package blankforms

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"iter"
	"strconv"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// HandedOut is a blank form for the folder of a department.
type HandedOut struct {
	Name  string // of the file
	Order Order
	Key   string // names what it shows
}

// HandOut are the blank forms of all departments, as WriteAll would write them:
// none that is nobody's in particular or not for departments.
func HandOut(c *campaign.Campaign, s *record.Snapshot) (iter.Seq[HandedOut], error) {
	o := Options{Campaign: c}
	keys, err := newKeys(c)
	if err != nil {
		return nil, err
	}
	return func(yield func(HandedOut) bool) {
		for f := range o.files(crosscheck.Listed(c, s)) {
			if f.order.Unit != "" && !yield(HandedOut{f.name, f.order, keys.of(f.order)}) {
				return
			}
		}
	}, nil
}

// keys name what a blank form shows without drawing it: it follows from the
// settings, from who belongs to whom on the day, and from its order.
type keys struct {
	c     *campaign.Campaign
	forms map[*form.Definition]string
}

func newKeys(c *campaign.Campaign) (keys, error) {
	k := keys{c, map[*form.Definition]string{}}
	whose := sha256.New() // projects move with their units
	for i := range c.Facts.Projects {
		p := &c.Facts.Projects[i]
		_, _ = whose.Write([]byte(p.Code + "\x00" + p.Unit + "\x00")) // a hash takes every write
	}
	moved := whose.Sum(nil)
	for _, def := range c.Forms {
		version, err := def.Version()
		if err != nil {
			return k, err
		}
		// Version says how it is read; how it is drawn changes no reading.
		if k.forms[def], err = mark(c.Fingerprint, version, def.Template, widthsOf(def), moved); err != nil {
			return k, err
		}
	}
	return k, nil
}

func (k keys) of(o Order) string {
	day, _ := k.c.Facts.Deadline(register.Extended{Department: o.Unit, Form: o.Form.ID, Subject: finding.Subject(o.Project)})
	of := append([]byte(k.forms[o.Form]), o.Unit+"\x00"+o.Project+"\x00"+o.Item+"\x00"...)
	for _, n := range [...]int{day.Year, day.Month, day.Day} {
		of = strconv.AppendInt(append(of, ' '), int64(n), 10)
	}
	if len(o.Listed) > 0 {
		listed, _ := json.Marshal(o.Listed) // texts can be written as JSON
		of = append(of, listed...)
	}
	return short(of)
}

// widthsOf are the widths that a definition gives.
func widthsOf(def *form.Definition) map[string]int {
	out := map[string]int{}
	for i := range def.Tables {
		for j := range def.Tables[i].Columns {
			f := &def.Tables[i].Columns[j]
			out[def.Tables[i].ID+"."+f.ID] = f.Width
		}
	}
	for i := range def.Grids {
		for j := range def.Grids[i].Columns {
			f := &def.Grids[i].Columns[j]
			out[def.Grids[i].ID+"."+f.ID] = f.Width
		}
	}
	return out
}

func mark(parts ...any) (string, error) {
	data, err := json.Marshal(parts)
	if err != nil {
		return "", err
	}
	return short(data), nil
}

func short(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}
