(function () {
  "use strict";
  var labels = { unit: "单位", level: "级别", state: "状态", rule: "规则代码" };
  var tables = [].slice.call(document.querySelectorAll("table.wide"));
  var header = document.querySelector("header");
  if (!tables.length || !header) return;

  function textOf(cell) { return cell ? cell.textContent.trim() : ""; }
  var rows = [];
  var values = {};
  tables.forEach(function (table) {
    var by = {};
    [].forEach.call(table.tHead.rows[0].cells, function (th, i) {
      if (th.dataset.by) by[th.dataset.by] = i;
    });
    [].forEach.call(table.tBodies[0].rows, function (tr) {
      var row = { tr: tr, table: table, words: tr.textContent.toLowerCase(), is: {} };
      Object.keys(by).forEach(function (d) {
        var text = textOf(tr.cells[by[d]]);
        row.is[d] = text;
        if (text) (values[d] = values[d] || {})[text] = true;
      });
      rows.push(row);
    });
  });

  var bar = document.createElement("form");
  bar.className = "choose";
  bar.setAttribute("role", "search");
  function field(label, control) {
    var box = document.createElement("label");
    box.textContent = label;
    box.appendChild(control);
    bar.appendChild(box);
    return control;
  }
  var search = field("查找", document.createElement("input"));
  search.type = "search";
  search.placeholder = "单位、项目、文件、意见中的字";
  var selects = {};
  Object.keys(labels).forEach(function (d) {
    var all = Object.keys(values[d] || {}).sort(function (a, b) { return a.localeCompare(b, "zh-CN"); });
    if (all.length < 2) return;
    var select = document.createElement("select");
    [""].concat(all).forEach(function (value) {
      var option = document.createElement("option");
      option.value = value;
      option.textContent = value || "全部";
      select.appendChild(option);
    });
    selects[d] = field(labels[d], select);
  });
  var clear = document.createElement("button");
  clear.type = "reset";
  clear.textContent = "清除";
  bar.appendChild(clear);
  var said = document.createElement("output");
  bar.appendChild(said);
  header.appendChild(bar);

  function choose() {
    var word = search.value.trim().toLowerCase();
    var dimensions = Object.keys(selects).filter(function (d) { return selects[d].value; });
    var shown = 0;
    rows.forEach(function (row) {
      var fits = (!word || row.words.indexOf(word) >= 0) && dimensions.every(function (d) {
        return row.is[d] === undefined || row.is[d] === selects[d].value;
      });
      row.tr.hidden = !fits;
      if (fits) shown++;
    });
    var choosing = word || dimensions.length;
    tables.forEach(function (table) {
      var left = [].some.call(table.tBodies[0].rows, function (tr) { return !tr.hidden; });
      table.closest("section").classList.toggle("none", !left);
      table.classList.toggle("chosen", !!choosing);
    });
    said.textContent = choosing ? "符合的有 " + shown + " 行" : "";
  }
  bar.addEventListener("input", choose);
  bar.addEventListener("reset", function () { setTimeout(choose); });
  bar.addEventListener("submit", function (e) { e.preventDefault(); });
})();
