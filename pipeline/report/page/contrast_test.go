package page

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// colors are the colours of a setting by name, as far as it says them.
func colors(css string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{3,6});`).FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// luminance is that of a colour by WCAG 2.
func luminance(color string) float64 {
	hex := strings.TrimPrefix(color, "#")
	if len(hex) == 3 {
		hex = strings.Join([]string{hex[:1], hex[:1], hex[1:2], hex[1:2], hex[2:], hex[2:]}, "")
	}
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= .04045 {
			sum += weight * c / 12.92
			continue
		}
		sum += weight * math.Pow((c+.055)/1.055, 2.4)
	}
	return sum
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// Whoever sees badly can read every text, find every control and see every bar:
// on a light screen, on a dark one and on paper.
func TestContrast(t *testing.T) {
	parts := strings.Split(baseStyle, ":root {")
	if len(parts) != 4 {
		t.Fatalf("the style has colours for %d settings", len(parts)-1)
	}
	for i, setting := range []string{"light", "dark", "paper"} {
		of := colors(parts[i+1][:strings.Index(parts[i+1], "}")])
		check := func(least float64, front string, grounds ...string) {
			for _, ground := range grounds {
				got := 0.0
				if of[front] != "" && of[ground] != "" {
					got = contrast(of[front], of[ground])
				}
				if !(got >= least) {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", setting, front, ground, got, least)
				}
			}
		}
		check(4.5, "ink", "paper", "head", "grey-ground", "red-ground", "amber-ground", "blue-ground")
		check(4.5, "soft", "paper", "grey-ground", "red-ground", "amber-ground", "blue-ground") // heads of cards too
		check(4.5, "red", "paper", "red-ground")
		check(4.5, "amber", "paper", "amber-ground")
		check(4.5, "blue", "paper", "head", "blue-ground", "red-ground", "amber-ground") // links stand in toned cells
		for _, bar := range []string{"bar", "bar-amber", "red", "soft"} {
			check(3, bar, "paper")
		}
	}
}
