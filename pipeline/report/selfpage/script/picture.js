/* The sheets of the file that is shown, as the program drew them: it escapes what
   the file says, and the page's policy has no script run in it. */
const style = new CSSStyleSheet();
document.adoptedStyleSheets = [style];

class Picture {
  constructor(picked) {
    this.box = byID('picture');
    this.tabs = byID('sheets');
    this.box.addEventListener('click', (e) => {
      const cell = e.target.closest('[id]');
      if (cell && cell !== this.box) picked(cell.id);
    });
  }

  open(result) {
    this.sheets = result.sheets;
    style.replaceSync(result.style);
    this.tabs.textContent = '';
    this.sheets.forEach((s, i) => {
      const tab = make('button', '', s.name);
      tab.type = 'button';
      tab.addEventListener('click', () => this.turn(i));
      this.tabs.append(tab);
    });
    show(this.tabs, this.sheets.length > 1);
    show(byID('look'), this.sheets.length > 0);
    this.at = -1;
    if (this.sheets.length) this.turn(0);
  }

  turn(i) {
    if (this.at === i) return;
    this.at = i;
    this.box.innerHTML = this.sheets[i].html;
    this.box.setAttribute('aria-label', '工作表“' + this.sheets[i].name + '”的样子');
    this.box.scrollTo(0, 0);
    Array.from(this.tabs.children).forEach((tab, n) => tab.setAttribute('aria-pressed', String(n === i)));
  }

  /* reveal brings a finding's cell into the middle, and points at it. */
  reveal(finding) {
    const i = this.sheets.findIndex((s) => s.name === finding.sheet);
    if (i < 0) return;
    this.turn(i);
    const cell = finding.at && byID(finding.at);
    if (!cell) return;
    const c = cell.getBoundingClientRect();
    const b = this.box.getBoundingClientRect();
    this.box.scrollBy(c.left - b.left - (b.width - c.width) / 2, c.top - b.top - (b.height - c.height) / 2);
    for (const e of this.box.querySelectorAll('.here')) e.classList.remove('here');
    cell.classList.add('here');
  }
}
