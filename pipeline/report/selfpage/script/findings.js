/* The findings of the file that is shown. */
const findingElement = (f, today, followers, reveal) => {
  const li = make('li', f.tone);
  li.dataset.at = f.at;
  const place = [f.sheet && followers.severalSheets ? f.sheet : '', f.where].filter(Boolean).join(' ');
  const head = make('p', 'head', make('span', 'badge', String(f.number)), ' ', make('b', '', f.label));
  if (place && f.at) {
    const button = make('button', 'place', place);
    button.type = 'button';
    button.setAttribute('aria-label', '第 ' + f.number + ' 处，' + place + '，在表上指给我看');
    button.addEventListener('click', () => reveal(f));
    head.append(' ', button);
  } else if (place) {
    head.append(' ' + place);
  }
  head.append(' ', make('span', 'code', f.code));
  li.append(head, make('p', '', ...unbroken(f.message)));
  if (f.fix && f.severity !== 'info') li.append(make('p', 'quiet', '怎样改：', ...unbroken(f.fix)));
  if (f.after) li.append(make('p', 'quiet', '改好这一处后再看：' + f.after));
  if (f.by_clock) li.append(make('p', 'quiet', '这一处是按这台电脑的日期（' + today + '）判断的，日期不对的请先调准。'));
  li.addEventListener('click', (e) => { if (f.at && !e.target.closest('button') && !String(getSelection())) reveal(f); });
  return li;
};

const showFindings = (result, today, reveal) => {
  const box = byID('findings');
  box.textContent = '';
  const told = result.findings.filter((f) => f.number > 0);
  const severalSheets = new Set(told.map((f) => f.sheet)).size > 1;
  const list = make('ol', '', ...told.map((f) => findingElement(f, today, { severalSheets }, reveal)));
  if (told.length) box.append(list);
  show(box, told.length > 0);
};
