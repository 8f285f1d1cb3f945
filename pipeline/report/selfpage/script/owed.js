/* What the unit owes, with ticks for what was checked here. */
const days = (o) => {
  if (o.awaited) return '截止日从反馈之日算起（' + o.awaited + '）';
  if (!o.deadline) return '可以报送，不作要求';
  const left = o.days > 0 ? '还有 ' + o.days + ' 天' : o.days === 0 ? '就是今天' : '已过 ' + -o.days + ' 天';
  return '截止 ' + o.deadline + '（' + left + '）';
};

const states = {
  accepted: ['done', '可以报送'],
  needs_explanation: ['explain', '可以报送，须说明'],
  returned: ['mend', '查过，还要改'],
};

const rank = { accepted: 3, needs_explanation: 2, returned: 1 };

/* answered is the best that the checked files say to each duty. */
const answered = (files) => {
  const best = {};
  for (const { result } of files) {
    for (const a of result ? result.answers : []) {
      if ((rank[a.verdict] || 0) > (rank[best[a.duty]] || 0)) best[a.duty] = a.verdict;
    }
  }
  return best;
};

const dutyElement = (d, verdict) => {
  const [className, said] = states[verdict] || ['open', ''];
  const mark = make('span', 'tick', { done: '✓', explain: '✓', mend: '!', open: '' }[className]);
  mark.setAttribute('aria-hidden', 'true');
  const li = make('li', className, mark, make('span', '', d.about || '一份'));
  if (said) li.append(make('span', 'said', said));
  return li;
};

const showOwed = (today, files) => {
  const best = answered(files);
  const box = byID('owed').querySelector('.forms');
  box.textContent = '';
  for (const o of today.owed) {
    const done = o.duties.filter((d) => (rank[best[d.id]] || 0) > 1).length;
    const head = make('h3', '', o.form + '　' + (o.duties.length > 1 ? done + ' / ' + o.duties.length : ''));
    const by = make('p', o.days < 0 ? 'by late' : 'by', days(o));
    box.append(make('div', 'form', head, by, make('ul', '', ...o.duties.map((d) => dutyElement(d, best[d.id])))));
  }
  byID('by-day').textContent = '天数按这台电脑的日期（' + today.day + '）计算。';
  show(byID('owed'), today.owed.length > 0);
  show(byID('expired'), today.expired);
  byID('later').textContent = today.later.length ? '这些栏目的写法要收到以后再核对：' + today.later.join('、') + '。' : '';
};
