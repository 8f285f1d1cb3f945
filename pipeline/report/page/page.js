(function () {
  "use strict";
  var labels = { unit: "单位", level: "级别", state: "状态", rule: "规则代码" };
  var most = 30; // values in a list; more are typed
  var first = 100; // rows of a long table that are shown at once
  var tables = [].slice.call(document.querySelectorAll("table.wide"));
  var header = document.querySelector("header");
  if (!tables.length || !header) return;

  var values = {};
  var parts = tables.map(function (table) {
    var by = {};
    [].forEach.call(table.tHead.rows[0].cells, function (th, i) {
      if (th.dataset.by) by[th.dataset.by] = i;
    });
    var rows = [].map.call(table.tBodies[0].rows, function (tr) {
      var row = { tr: tr, words: tr.textContent.toLowerCase(), is: {} };
      Object.keys(by).forEach(function (d) {
        var cell = tr.cells[by[d]], text = cell ? cell.textContent.trim() : "";
        row.is[d] = text;
        if (text) (values[d] = values[d] || {})[text] = true;
      });
      return row;
    });
    return { table: table, section: table.closest("section"), rows: rows };
  });
  var cut = parts.some(function (part) { return part.section.classList.contains("cut"); });

  function make(name, of) {
    var e = document.createElement(name);
    Object.keys(of).forEach(function (key) { e[key] = of[key]; });
    return e;
  }
  var bar = make("form", { className: "choose" });
  bar.setAttribute("role", "search");
  function field(label, control) {
    var box = make("label", { textContent: label });
    box.appendChild(control);
    bar.appendChild(box);
    return control;
  }
  function options(list, all) {
    all.forEach(function (value) { list.appendChild(make("option", { value: value, textContent: value || "全部" })); });
    return list;
  }
  var controls = { find: field("查找", make("input", { type: "search", placeholder: "单位、编号、文件、意见中的字" })) };
  Object.keys(labels).forEach(function (d) {
    var all = Object.keys(values[d] || {}).sort(function (a, b) { return a.localeCompare(b, "zh-CN"); });
    if (all.length < 2) return;
    if (all.length <= most) {
      controls[d] = field(labels[d], options(make("select", {}), [""].concat(all)));
      return;
    }
    controls[d] = field(labels[d], make("input", { type: "search", placeholder: "全部，可填几个字" }));
    controls[d].setAttribute("list", "list-" + d);
    bar.appendChild(options(make("datalist", { id: "list-" + d }), all));
  });
  bar.appendChild(make("button", { type: "reset", textContent: "清除" }));
  var said = bar.appendChild(make("output", {}));
  header.appendChild(bar);

  function asked() {
    var of = {};
    Object.keys(controls).forEach(function (d) {
      var value = controls[d].value.trim();
      if (value) of[d] = value;
    });
    return of;
  }
  function fits(row, of) {
    return Object.keys(of).every(function (d) {
      if (d === "find") return row.words.indexOf(of.find.toLowerCase()) >= 0;
      if (row.is[d] === undefined) return true;
      return values[d][of[d]] ? row.is[d] === of[d] : row.is[d].indexOf(of[d]) >= 0;
    });
  }
  function choose(all) {
    var of = asked(), choosing = Object.keys(of).length > 0, shown = 0;
    parts.forEach(function (part) {
      var left = 0, room = all === true || part.open ? Infinity : first;
      part.rows.forEach(function (row) {
        var show = fits(row, of) && ++left <= room;
        if (row.tr.hidden === show) row.tr.hidden = !show;
      });
      shown += left;
      if (part.more) {
        part.more.hidden = left <= room;
        part.more.textContent = "展开全部 " + left + " 行";
      }
      part.section.classList.toggle("none", !left);
      part.table.classList.toggle("chosen", choosing);
    });
    said.textContent = choosing ? (cut ? "本页列出的行中，" : "") + "符合的有 " + shown + " 行" : "";
    return of;
  }

  // What is chosen stands in the address, so that it is there again after the page
  // is opened anew.
  function remember(of) {
    var query = Object.keys(of).map(function (d) { return d + "=" + encodeURIComponent(of[d]); }).join("&");
    if (query || location.hash.indexOf("=") > 0) history.replaceState(null, "", "#" + query);
  }
  function recall() {
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("="), control = controls[pair.slice(0, at)];
      if (at < 1 || !control) return;
      try { control.value = decodeURIComponent(pair.slice(at + 1)); } catch (e) { control.value = ""; }
    });
    choose();
  }
  parts.forEach(function (part) {
    if (part.rows.length <= first) return;
    part.more = make("button", { className: "more", type: "button", hidden: true });
    part.more.addEventListener("click", function () {
      part.open = true;
      choose();
    });
    part.table.parentNode.insertAdjacentElement("afterend", part.more);
  });
  addEventListener("beforeprint", function () { choose(true); });
  addEventListener("afterprint", choose);
  var waiting;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(function () { remember(choose()); }, 150);
  }
  bar.addEventListener("input", later);
  bar.addEventListener("reset", later);
  bar.addEventListener("submit", function (e) { e.preventDefault(); });
  recall();
})();
