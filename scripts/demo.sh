#!/bin/sh
# Plays the three evenings of testdata/samples in a temporary folder. Each
# evening's files are copied over the inbox, as departments drop them: what came
# earlier stays. After every run it prints which lines of `status` are new or
# gone. Needs bin/jixiao (`make demo` builds it).
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
jixiao=$root/bin/jixiao
samples=$root/testdata/samples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir "$work/inbox"
: >"$work/before"

# evening FOLDER CLOCK TITLE
evening() {
	printf '\n════ %s ════\n' "$3"
	cp -Rp "$samples/$1/." "$work/inbox/"
	code=0
	"$jixiao" --config "$root/configs" run --inbox "$work/inbox" --outbox "$work/outbox" \
		--ledger "$work/data/ledger.db" --as-of "$2" 2>"$work/log" || code=$?
	if [ "$code" -gt 1 ]; then
		cat "$work/log" >&2
		echo "run: exit code $code" >&2
		exit "$code"
	fi
	"$jixiao" --config "$root/configs" status --ledger "$work/data/ledger.db" >"$work/now" || test $? -eq 1
	if [ -s "$work/before" ]; then
		printf '\n── 报送情况有何变化 what changed（− 原来 before，+ 现在 now）\n'
		diff "$work/before" "$work/now" | sed -n 's/^< /− /p; s/^> /+ /p'
	else
		printf '\n── 报送情况 status\n'
		cat "$work/now"
	fi
	mv "$work/now" "$work/before"
}

evening 1_2023-10-13 2023-10-13T22:00:00+08:00 '第一晚 2023-10-13'
evening 2_2023-10-15 2023-10-15T22:00:00+08:00 '第二晚 2023-10-15'
evening 3_2023-10-16 2023-10-16T22:00:00+08:00 '第三晚 2023-10-16'
