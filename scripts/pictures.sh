#!/bin/sh
# Draws the pictures of docs/pictures anew from the first sample evening: the
# day's report as its first page prints, and a department's own sheet as it
# comes back, with the comment that shows on pointing at the marked cell. Needs
# bin/jixiao (`make pictures` builds it), chromium, LibreOffice, poppler and a
# Chinese font.
set -eu

for tool in chromium soffice pdftoppm; do
	command -v "$tool" >/dev/null || { echo "pictures: $tool is not installed" >&2; exit 1; }
done

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

code=0
"$root/bin/jixiao" --config "$root/configs" run --inbox "$root/testdata/samples/1_2023-10-13" --outbox "$work/outbox" \
	--ledger "$work/data/ledger.db" --as-of 2023-10-13T22:00:00+08:00 >/dev/null 2>&1 || code=$?
[ "$code" -le 1 ]

# office FORMAT FILE converts a file into one of another format in $work.
office() {
	soffice --headless -env:UserInstallation="file://$work/office" --convert-to "$1" --outdir "$work" "$2" >/dev/null 2>&1
}

# picture PDF PAGE NAME draws a whole page.
picture() {
	pdftoppm -r 100 -f "$2" -l "$2" -png -singlefile "$1" "$root/docs/pictures/$3"
}

chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-pdf-header-footer \
	--print-to-pdf="$work/daily.pdf" "file://$work/outbox/审核日报_2023-10-13.html" 2>/dev/null
picture "$work/daily.pdf" 1 daily

# On paper a comment does not show, and the sheet takes two pages: so the
# comment is opened, and the page is as large as the sheet, with the heads of
# rows and columns that the screen shows. The sheet itself stays as it came.
office fods "$work"/outbox/单位/106001*/评分表_A-06_审核.xlsx
sed -e 's/<office:annotation /&office:display="true" /' -e '/style:scale-to="100%"/{
	s/<style:page-layout-properties /&fo:page-width="10in" fo:page-height="7.3in" /
	s/fo:margin-\(top\|bottom\|left\|right\)="[^"]*"/fo:margin-\1="0.25in"/g
	s/style:scale-to="100%"/style:scale-to-X="1" style:table-centering="both"/
	s/style:print="[^"]*"/style:print="drawings zero-values headers grid"/
	}' "$work/评分表_A-06_审核.fods" >"$work/marked.fods"
office pdf "$work/marked.fods"
picture "$work/marked.pdf" 2 marked
