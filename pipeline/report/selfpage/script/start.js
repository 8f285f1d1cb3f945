/* Newer browsers need no more than leave to run the program: where eval would have
   been allowed for the sake of older ones, it is no longer. */
const version = /(?:Chrome|Chromium)\/(\d+)/.exec(navigator.userAgent);
if (!version || Number(version[1]) >= 97) {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = about.policy;
  document.head.append(policy);
}

const troubles = {
  idle: '这份表里没有能代为改正的写法：改了会影响别的数，请照批注自己改。',
  slow: '这份表太大或太复杂，没有查完。请照常报送，由绩效科审核。',
  ended: '检查这份表时程序停了（可能是内存不够）。请关掉别的网页再试，或者照常报送。',
  failed: '检查程序没有起来：请换一个浏览器打开本页，或者照常报送。',
};
const troubleOf = (e) => troubles[e.message] || '没有查完，请再试一次；还是不行的，照常报送即可。';

const program = new Program();
const files = [];
let today = { day: '', owed: [], expired: false };
let shown = null;

const findingOf = (id) => shown && shown.result.findings.find((f) => f.number > 0 && f.at === id);
const point = (id) => {
  for (const li of byID('findings').querySelectorAll('li')) {
    const here = li.dataset.at === id && id !== '';
    li.classList.toggle('here', here);
    if (here) li.scrollIntoView({ block: 'nearest' });
  }
};
const picture = new Picture((id) => { if (findingOf(id)) point(id); });
const reveal = (f) => { picture.reveal(f); point(f.at); };
const goTo = (f) => { reveal(f); byID('look').scrollIntoView({ block: 'nearest' }); };

/* tell lets other scripts of the browser follow what happens. */
const tell = (what, detail) => document.dispatchEvent(new CustomEvent(what, { detail }));

const say = (words) => { byID('state').textContent = words; };

const verdictClass = (f) => ({ accepted: 'good', needs_explanation: 'amber', returned: 'red', unreadable: 'red' })[f.result && f.result.verdict] || 'plain';

const listFiles = () => {
  const ul = byID('files').querySelector('ul');
  const focused = Array.from(ul.querySelectorAll('button')).indexOf(document.activeElement);
  ul.textContent = '';
  files.forEach((f, i) => {
    const name = make('span', 'name', f.name);
    const button = make('button', '', name, make('span', 'of', f.result ? f.result.forms : ''), make('span', 'says ' + verdictClass(f), f.result ? f.result.says : f.trouble ? '没有查完' : '正在查……'));
    button.type = 'button';
    if (f === shown) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => open(f, true));
    ul.append(make('li', '', button));
    if (i === focused) button.focus();
  });
  show(byID('files'), files.length > 0);
};

const download = (label, call, f, name) => {
  const button = make('button', 'button', label);
  button.type = 'button';
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      save(name, await program.call(call, f.name, await bytesOf(f.file), Date.now()));
    } catch (e) {
      say('没有做成：' + troubleOf(e));
    }
    button.disabled = false;
  });
  return button;
};

/* open shows a file that was checked, at its first finding. */
const open = (f, scrolls) => {
  if (!f.result && !f.trouble) return;
  shown = f.result ? f : null;
  const detail = byID('detail');
  byID('detail-head').textContent = f.name;
  byID('says').textContent = f.result ? f.result.says : '没有查完';
  byID('says').className = verdictClass(f);
  byID('next').textContent = f.result ? f.result.next : f.trouble;
  const downloads = byID('downloads');
  downloads.textContent = '';
  if (f.result && f.result.copy) downloads.append(download('下载批注件', 'mark', f, f.result.copy));
  if (f.result && f.result.corrected) downloads.append(download('下载建议改正件', 'correct', f, f.result.corrected));
  show(detail.querySelector('.beside'), !!f.result);
  show(detail, true);
  if (f.result) {
    picture.open(f.result);
    showFindings(f.result, today.day, goTo);
    const first = f.result.findings.find((x) => x.number > 0 && x.at);
    if (first) reveal(first);
  }
  listFiles();
  if (scrolls) detail.scrollIntoView({ block: 'start' });
};

/* bytesOf reads one byte more than may be read: enough to see that it is too much. */
const bytesOf = async (file) => new Uint8Array(await file.slice(0, about.most + 1).arrayBuffer());

const check = async (f) => {
  try {
    f.result = JSON.parse(await program.call('check', f.name, await bytesOf(f.file), Date.now()));
  } catch (e) {
    f.trouble = e.name === 'NotReadableError' || e.name === 'NotFoundError' ? '读不到这个文件：如果拖的是文件夹，请打开它，把里面的表拖进来；文件正被别的程序占用的，先关掉那个程序。' : troubleOf(e);
  }
};

/* counted says what came of some files. */
const counted = (taken) => {
  if (taken.length === 1) return taken[0].name + '，' + (taken[0].result ? taken[0].result.says : '没有查完') + '。';
  const ready = taken.filter((f) => f.result && f.result.verdict === 'accepted').length;
  if (ready === taken.length) return '共 ' + ready + ' 份，都没有问题。';
  return '共 ' + taken.length + ' 份，' + (ready ? ready + ' 份没有问题，' : '') + (taken.length - ready) + ' 份要看一看。';
};

/* take checks files one after another; one of a name that was checked before takes
   its place. */
let last = Promise.resolve();
const take = (list) => {
  const taken = Array.from(list).map((file) => ({ file, name: file.name }));
  const before = files.slice();
  for (const f of taken) {
    const at = files.findIndex((x) => x.name === f.name && before.includes(x));
    if (at < 0) files.push(f);
    else files[at] = f;
  }
  if (!taken.length) return;
  byID('drop').classList.add('used');
  listFiles();
  last = last.then(async () => {
    for (const [i, f] of taken.entries()) {
      say(taken.length > 1 ? '正在查第 ' + (i + 1) + ' 份，共 ' + taken.length + ' 份……' : '正在查……');
      await check(f);
      listFiles();
      tell('checked', f);
    }
    open(taken.find((f) => f.result && f.result.verdict === 'returned') || taken[0], true);
    await see();
    say('查完了：' + counted(taken));
  }).catch((e) => say(troubleOf(e)));
};

/* see tells what is owed today. */
const see = async () => {
  today = JSON.parse(await program.call('today', Date.now()));
  showOwed(today, files);
};

const begin = async () => {
  try {
    await see();
    await program.call('warm', Date.now());
    say('可以检查了。');
    tell('ready');
  } catch (e) {
    say(troubles.failed);
  }
};

byID('pick').addEventListener('change', (e) => { take(e.target.files); e.target.value = ''; });
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  addEventListener(type, (e) => {
    e.preventDefault();
    byID('drop').classList.toggle('over', type === 'dragenter' || type === 'dragover');
    if (type === 'drop' && e.dataTransfer) take(e.dataTransfer.files);
  });
}
last = begin();

/* On paper the whole width of a sheet is to be seen. */
const paper = 1020;
addEventListener('beforeprint', () => {
  const table = byID('picture').querySelector('table');
  if (table) table.style.zoom = String(Math.min(1, paper / table.offsetWidth));
});
addEventListener('afterprint', () => {
  const table = byID('picture').querySelector('table');
  if (table) table.style.zoom = '';
});
