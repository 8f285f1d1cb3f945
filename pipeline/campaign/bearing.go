package campaign

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"

	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Bearing says on which extensions, waivers and days counted from the feedback a
// judgement may depend, so that one of them has nothing judged again on which it has
// no bearing. It may be used from many goroutines.
type Bearing struct {
	c *Campaign

	mu      sync.Mutex
	digests map[string]string
	kin     map[string]map[string]bool
}

// Bearing prepares what is in force, whatever units are merged by now: what was
// judged before a merger keeps its verdict.
func (c *Campaign) Bearing() *Bearing {
	return &Bearing{c: c, digests: map[string]string{}, kin: map[string]map[string]bool{}}
}

// bears is what fingerprints say of extensions and waivers.
type bears struct {
	Extensions []extended
	Waivers    []Waiver
	FedBack    []extended `json:",omitempty"` // older digests go on
}

// extended is an entry of Facts.Extensions or Facts.FedBack, whose keys JSON cannot
// write.
type extended struct {
	register.Extended
	Until value.Date
}

// On is a digest over what bears on a file in a department's folder that holds
// some forms; "" is nothing. On one in no department's folder all departments' may
// bear, and on a sheet of which no form is known ("") those for all forms.
func (b *Bearing) On(department string, forms []string) string {
	if !b.dated() && len(b.c.Waivers) == 0 {
		return ""
	}
	key := department + " " + strings.Join(forms, " ")
	b.mu.Lock()
	defer b.mu.Unlock()
	digest, known := b.digests[key]
	if !known {
		digest = b.digest(department, forms)
		b.digests[key] = digest
	}
	return digest
}

// ByForm reports whether what bears on a file in a department's folder may depend
// on its forms.
func (b *Bearing) ByForm(department string) bool {
	if department == "" || !b.dated() {
		return b.dated()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	kin := b.kinOf(department)
	for _, days := range []map[register.Extended]value.Date{b.c.Facts.Extensions, b.c.Facts.FedBack} {
		for what := range days {
			if kin[what.Department] {
				return true
			}
		}
	}
	return false
}

// dated reports whether any department has a deadline of its own.
func (b *Bearing) dated() bool { return len(b.c.Facts.Extensions)+len(b.c.Facts.FedBack) > 0 }

func (b *Bearing) digest(department string, forms []string) string {
	kin := b.kinOf(department)
	concerns := func(what register.Extended) bool {
		return (department == "" || kin[what.Department]) && (slices.Contains(forms, "") || slices.Contains(forms, what.Form))
	}
	all := bears{Extensions: inOrder(b.c.Facts.Extensions, concerns), FedBack: inOrder(b.c.Facts.FedBack, concerns)}
	for _, w := range b.c.Waivers {
		if department == "" || kin[w.Department] {
			all.Waivers = append(all.Waivers, w)
		}
	}
	if len(all.Extensions)+len(all.Waivers)+len(all.FedBack) == 0 {
		return ""
	}
	slices.SortFunc(all.Waivers, func(a, b Waiver) int {
		return cmp.Or(cmp.Compare(a.Department, b.Department), cmp.Compare(a.Project, b.Project), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Until.String(), b.Until.String()))
	})
	data, _ := json.Marshal(all) // plain texts and days can be written
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// inOrder are the days that concern somebody, nil where none does.
func inOrder(days map[register.Extended]value.Date, concerns func(register.Extended) bool) (all []extended) {
	for what, until := range days {
		if concerns(what) {
			all = append(all, extended{what, until})
		}
	}
	slices.SortFunc(all, func(a, b extended) int {
		return cmp.Or(cmp.Compare(a.Department, b.Department), cmp.Compare(a.Form, b.Form), cmp.Compare(a.Subject, b.Subject))
	})
	return all
}

// kinOf are the units whose extensions and waivers may bear on what a department
// hands in: its own, its parent's and its children's, those of units for whose
// projects it may answer, and those of units that were or will be merged with any
// of these.
func (b *Bearing) kinOf(department string) map[string]bool {
	if kin, known := b.kin[department]; known {
		return kin
	}
	kin := map[string]bool{}
	for code := range b.merged(map[string]bool{department: true}) {
		maps.Copy(kin, b.near(code))
	}
	kin = b.merged(kin)
	b.kin[department] = kin
	return kin
}

// near are a unit and those that have to do with what it hands in.
func (b *Bearing) near(code string) map[string]bool {
	near := map[string]bool{code: true}
	for _, u := range b.c.Facts.Units {
		if u.Code == code && u.Parent != "" {
			near[u.Parent] = true
		}
		if u.Parent == code {
			near[u.Code] = true
		}
	}
	for _, p := range b.c.Facts.Projects {
		if b.c.Facts.MayAnswer(p, code) {
			near[p.Unit] = true
		}
	}
	return near
}

// merged are some units with all that are merged with one of them, at any time.
func (b *Bearing) merged(codes map[string]bool) map[string]bool {
	all := maps.Clone(codes)
	for range b.c.Facts.Units {
		n := len(all)
		for _, u := range b.c.Facts.Units {
			if u.Successor != "" && (all[u.Code] || all[u.Successor]) {
				all[u.Code], all[u.Successor] = true, true
			}
		}
		if len(all) == n {
			break
		}
	}
	return all
}
