#!/bin/sh
# Draws the pictures of docs/pictures anew from the first sample evening: the
# section's page, and a department's own sheet as it comes back. Needs
# bin/jixiao (`make pictures` builds it), chromium, LibreOffice and poppler.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

code=0
"$root/bin/jixiao" --config "$root/configs" run --inbox "$root/testdata/samples/1_2023-10-13" --outbox "$work/outbox" \
	--ledger "$work/data/ledger.db" --as-of 2023-10-13T22:00:00+08:00 >/dev/null 2>&1 || code=$?
[ "$code" -le 1 ]

chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" --window-size=1180,1000 \
	--screenshot="$root/docs/pictures/daily.png" "file://$work/outbox/审核日报_2023-10-13.html" 2>/dev/null

# Of the sheet the part with the marked cell.
soffice --headless -env:UserInstallation="file://$work/office" --convert-to pdf --outdir "$work" \
	"$work"/outbox/单位/106001*/评分表_A-06_审核.xlsx >/dev/null 2>&1
pdftoppm -r 90 -f 2 -l 2 -x 60 -y 90 -W 540 -H 330 -png -singlefile "$work/评分表_A-06_审核.pdf" "$root/docs/pictures/marked"
