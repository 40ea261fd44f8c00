import { raw } from 'hono/html';

/**
 * A stand-in for session replay and keyboard helpers: whatever is typed in, posted to or added to this document ends
 * up in `window.__recorded`. Tests assert that nothing of the product does.
 */
export const RECORDER = raw(`<script>
(function () {
  var seen = window.__recorded = [];
  function note(e) { seen.push({ type: e.type, key: e.key || '', data: e.type === 'message' ? String(e.data) : '' }); }
  var types = ['keydown', 'keyup', 'input', 'paste', 'message'];
  for (var i = 0; i < types.length; i++) window.addEventListener(types[i], note, true);
  var dom = window.__recordedDom = [];
  new MutationObserver(function (list) {
    for (var i = 0; i < list.length; i++) for (var j = 0; j < list[i].addedNodes.length; j++)
      dom.push(list[i].addedNodes[j].textContent || '');
  }).observe(document, { childList: true, subtree: true });
})();
</script>`);

/** Tells the menu frame, a moment late, who is selected and which screen is open. */
export const FOLLOW = raw(`<script>
function xpFollow() {
  try {
    var f = document.forms['nav'], m = parent.frames['menu'].document;
    m.getElementById('curmenu').innerText = f.curname.value || '(none)';
    var cells = m.getElementsByTagName('td');
    for (var i = 0; i < cells.length; i++) if (cells[i].getAttribute('scr'))
      cells[i].className = cells[i].getAttribute('scr') === f.screen.value ? 'on' : '';
  } catch (e) {}
}
setTimeout(xpFollow, 60);
</script>`);

/**
 * Attendance goes from student to student without a page load: the table is replaced at once, the line above it and
 * the menu follow 60 ms later. No history entry, no change of address.
 */
export const STEP_WITHOUT_LOAD = raw(`<script>
function xpStep(dir) {
  var x = new XMLHttpRequest();
  x.open('GET', '/xp/attendance/rows?dir=' + dir, true);
  x.onreadystatechange = function () {
    if (x.readyState !== 4 || x.status !== 200) return;
    var r = JSON.parse(x.responseText);
    document.getElementById('content').innerHTML = r.content;
    setTimeout(function () {
      document.getElementById('curstu').innerText = r.current;
      document.forms['nav'].curname.value = r.name;
      xpFollow();
    }, 60);
  };
  x.send(null);
}
</script>`);
