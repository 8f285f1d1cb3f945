#!/bin/sh
# Rewrites every golden file from what the program gives now, and names those
# that came out otherwise. The settings come first: other tests begin with them.
set -u

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
code=0

# tree names what the folder holds now, committed or not.
tree() {
	cp "$(git rev-parse --git-path index)" "$work/index"
	GIT_INDEX_FILE=$work/index git add --all
	GIT_INDEX_FILE=$work/index git write-tree
}

# rewrite runs what compares with golden files: all tests of the packages whose
# tests know the flag, but of commands their scripts alone.
rewrite() {
	go test -count=1 "$@" -update || code=$?
}

before=$(tree)
rewrite ./configs
rewrite ./cmd/jixiao -run '^TestScripts$'
rewrite $(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n 1 dirname | sort -u | grep -vx -e ./configs -e ./cmd/jixiao)
after=$(tree)

echo
if [ "$before" = "$after" ]; then
	echo "没有变化 (nothing changed)"
else
	echo "已重写 (rewritten):"
	git -c core.quotePath=false diff --stat=120 "$before" "$after"
fi
exit $code
