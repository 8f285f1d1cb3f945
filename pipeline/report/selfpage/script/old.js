/* In the language of the oldest browsers: says where the page cannot work. */
(function () {
  var able = window.Worker && window.WebAssembly && window.DecompressionStream && window.Promise && window.URL &&
    window.Blob && Blob.prototype.stream && Blob.prototype.arrayBuffer && window.CSSStyleSheet && 'adoptedStyleSheets' in document;
  if (!able) {
    document.getElementById('old').removeAttribute('hidden');
    document.getElementById('drop').setAttribute('hidden', 'hidden');
    document.getElementById('drop').style.display = 'none';
  }
  window.able = !!able;
})();
