package campaign

import "time"

// Watch is how long files in the inbox are waited for, in real time.
type Watch struct {
	Stable time.Duration // for so long a file must stand still before it is read
	Report time.Duration // after so long a file that could not be read is told of in other words
	Empty  time.Duration // for so long an empty file may be one that is still to be filled
}

// watch is the section as written. What is left out is as usual.
type watch struct {
	StableSeconds *int `yaml:"settle_seconds" validate:"omitnil,gte=1,lte=600"`
	ReportMinutes *int `yaml:"tell_minutes" validate:"omitnil,gte=1,lte=10080"`
	EmptyMinutes  *int `yaml:"empty_minutes" validate:"omitnil,gte=0,lte=1440"`
}

func (w watch) settings() Watch {
	return Watch{
		Stable: time.Duration(orUsual(w.StableSeconds, 1)) * time.Second,
		Report: time.Duration(orUsual(w.ReportMinutes, 30)) * time.Minute,
		Empty:  time.Duration(orUsual(w.EmptyMinutes, 10)) * time.Minute,
	}
}

func orUsual(written *int, usual int) int {
	if written == nil {
		return usual
	}
	return *written
}
