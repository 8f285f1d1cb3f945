#!/bin/sh
# Runs every fuzz target of the project, one after the other: go takes one
# target at a time. Usage: scripts/fuzz.sh [TIME], such as 10s.
set -eu

cd "$(dirname "$0")/.."
time=${1:-10s}

grep -rl --include='*_test.go' '^func Fuzz' . | sort | while read -r file; do
	package=$(dirname "$file")
	sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file" | while read -r target; do
		echo "$package $target"
		go test -vet=off -run "^\$" -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 5x "$package" </dev/null
	done
done
