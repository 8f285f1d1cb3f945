package report

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/report/view"
	"jixiao/rules/value"
)

// told is what there is for each department, and what that is made of.
type told struct{ basis, pages map[string]string }

func toldOf(t *testing.T, s *record.Snapshot) told {
	t.Helper()
	all := view.NewDepartments(reporttest.Campaign2023(), s)
	reports, receipts := department.New(all), receipt.New(all)
	out := told{map[string]string{}, map[string]string{}}
	for _, u := range all.Campaign.Facts.Units {
		out.basis[u.Code] = all.Basis(u.Code)
		out.pages[u.Code] = reports.Digest(u.Code)
		for _, r := range receipts.Of(u.Code) {
			digest, err := r.Digest()
			if err != nil {
				t.Fatal(err)
			}
			out.pages[u.Code] += " " + r.Name() + digest
		}
	}
	return out
}

// wantNoSmaller fails where a department's pages changed and what they are made of
// did not.
func wantNoSmaller(t *testing.T, what string, before, after told) {
	t.Helper()
	for unit, basis := range before.basis {
		if after.basis[unit] == basis && after.pages[unit] != before.pages[unit] {
			t.Errorf("%s: what %s is told changes, and its basis does not", what, unit)
		}
	}
}

// TestNoBasisIsTooSmall: whatever is another in a snapshot, where a department's
// pages say something else they are made of something else.
func TestNoBasisIsTooSmall(t *testing.T) {
	tries := 150
	if testing.Short() {
		tries = 20
	}
	chance := rand.New(rand.NewPCG(1, 2))
	s := &reporttest.AnsweredSheet(3, "雨季停工").Snapshot
	first := reporttest.FirstEvening()
	s.Files, s.Versions, s.Issues = append(s.Files, first.Files...), append(s.Versions, first.Versions...), append(s.Issues, first.Issues...)
	before := toldOf(t, s)
	for n := 0; n < tries; {
		what, undo := change(chance, reflect.ValueOf(s).Elem(), "snapshot")
		if undo == nil {
			continue
		}
		n++
		wantNoSmaller(t, what, before, toldOf(t, s))
		undo()
	}
	for days := range 60 {
		later := *s
		later.Run.AsOf = s.Run.AsOf.AddDate(0, 0, days)
		wantNoSmaller(t, "a later day", before, toldOf(t, &later))
	}
}

// TestABasisStays where nothing bears on the department.
func TestABasisStays(t *testing.T) {
	s := reporttest.FirstEvening()
	before := toldOf(t, s)
	s.Run.ID, s.Run.AsOf = 99, s.Run.AsOf.Add(time.Hour)
	for i := range s.Issues {
		s.Issues[i].State = record.Open // told before
	}
	s.Files[0].Size++
	after, other := toldOf(t, s), 0
	for unit, basis := range before.basis {
		if after.basis[unit] != basis {
			other++
		}
	}
	if other != 1 {
		t.Errorf("%d departments' pages are made of something else, want one file's", other)
	}
}

// TestADeadlineBearsOnWhoMissedIt alone: of all others it is no reason to make anything
// anew.
func TestADeadlineBearsOnWhoMissedIt(t *testing.T) {
	s := reporttest.FirstEvening()
	all := view.NewDepartments(reporttest.Campaign2023(), s)
	met, missed := map[string]bool{}, map[string]bool{}
	var last value.Date
	for _, d := range all.Dues() {
		met[d.Duty.Department] = true
		missed[d.Duty.Department] = missed[d.Duty.Department] || d.Missing()
		if d.Deadline.After(last) {
			last = d.Deadline
		}
	}
	before := toldOf(t, s)
	s.Run.AsOf = last.AddDays(1).In(s.Run.AsOf.Location())
	after, others := toldOf(t, s), 0
	for unit := range met {
		other := after.basis[unit] != before.basis[unit]
		if other != missed[unit] {
			t.Errorf("%s: missed a deadline: %v, its basis is another: %v", unit, missed[unit], other)
		}
		if other {
			others++
		}
	}
	if others == 0 || others == len(met) {
		t.Errorf("%d of %d missed a deadline; want some", others, len(met))
	}
}

// change changes one thing somewhere in a value, and returns how to undo that.
func change(chance *rand.Rand, v reflect.Value, path string) (what string, undo func()) {
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	undo = func() { v.Set(was) }
	switch v.Kind() {
	case reflect.Struct:
		if at, ok := v.Interface().(time.Time); ok {
			v.Set(reflect.ValueOf(at.Add(25 * time.Hour)))
			return path, undo
		}
		n := chance.IntN(v.NumField())
		if !v.Field(n).CanSet() || v.Type().Field(n).Name == "Submission" {
			return "", nil
		}
		return change(chance, v.Field(n), path+"."+v.Type().Field(n).Name)
	case reflect.Slice:
		if v.Len() == 0 {
			return "", nil
		}
		return change(chance, v.Index(chance.IntN(v.Len())), path+"[]")
	case reflect.Pointer:
		if v.IsNil() {
			return "", nil
		}
		return change(chance, v.Elem(), path)
	case reflect.String:
		v.SetString(v.String() + "1")
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	default:
		return "", nil
	}
	return path, undo
}
