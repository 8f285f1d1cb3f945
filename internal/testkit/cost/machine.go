package cost

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// Measured says on what machine and on what day it is measured, for whoever
// reads the figures later.
func Measured() string {
	return fmt.Sprintf("%s, %d processors, %s/%s, %s, %s", processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), time.Now().Format(time.DateOnly))
}

// processor is what Linux calls it.
func processor() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	_, rest, _ := strings.Cut(string(data), "model name\t: ")
	name, _, _ := strings.Cut(rest, "\n")
	return name
}
