/* Elements are made of texts alone: what a file says is never markup. */
const byID = (id) => document.getElementById(id);

const make = (tag, className, ...inside) => {
  const e = document.createElement(tag);
  if (className) e.className = className;
  e.append(...inside);
  return e;
};

/* unbroken are texts in which no line ends within a code or a number, such as A-01. */
const unbroken = (text) => text.split(/([A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)+)/).map((part, i) => (i % 2 ? make('span', 'code-in', part) : part));

const show = (e, shown) => { e.hidden = !shown; };

/* save hands bytes over as a download. */
const save = (name, bytes) => {
  const a = make('a');
  a.href = URL.createObjectURL(new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }));
  a.download = name;
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 60000);
};
