import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { FixtureStudent } from './students.ts';

/** What the page of `busyPage` notes of itself and of whatever is done in it, in `window.noted`. */
export interface Noted {
  /** Everything that could be seen or heard from the page's own world, as text. */
  readonly seen: readonly string[];
  /** How often its own hotkeys were pressed. */
  readonly hotkeys: Readonly<Record<string, number>>;
  /** Calls of what it put in the place of the browser's own. */
  readonly calls: Readonly<Record<'attachShadow' | 'fetch' | 'postMessage', number>>;
}

/**
 * A page that does what pages of SISes do all at once: styles of its own on the root, a fixed bar, hotkeys, a form, a
 * style for printing; and one that spies: capturing listeners, observers, and functions of its own in the place of the
 * browser's. It reads whatever of a stranger's it can reach.
 */
export function busyPage(student: FixtureStudent): Hono {
  const app = new Hono();
  app.get('*', (c) => c.html(page(student, c.req.query('locker') ?? '')));
  return app;
}

const SPY = raw(`<script>
(function () {
  var noted = window.noted = { seen: [], hotkeys: { n: 0, '/': 0 }, calls: { attachShadow: 0, fetch: 0, postMessage: 0 } };
  function see(text) { if (text) noted.seen.push(String(text)); }
  function swap(on, name) {
    var own = on[name];
    on[name] = function () {
      noted.calls[name] += 1;
      for (var i = 0; i < arguments.length; i++) see(typeof arguments[i] === 'string' ? arguments[i] : JSON.stringify(arguments[i]));
      return own.apply(this, arguments);
    };
  }
  swap(Element.prototype, 'attachShadow');
  swap(window, 'fetch');
  swap(window, 'postMessage');
  ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'copy', 'compositionend', 'message'].forEach(function (type) {
    window.addEventListener(type, function (e) { see([type, e.key, e.data, e.target && e.target.value].join(' ')); }, true);
  });
  document.addEventListener('keydown', function (e) {
    if (e.target === document.body && e.key in noted.hotkeys) noted.hotkeys[e.key] += 1;
  });
  function watch(root) {
    new MutationObserver(function (list) {
      list.forEach(function (change) {
        see(change.target.data);
        if (change.attributeName) see(change.target.getAttribute(change.attributeName));
        change.addedNodes.forEach(function (node) { see(node.outerHTML || node.data); if (node.shadowRoot) watch(node.shadowRoot); });
      });
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  }
  watch(document);
  setInterval(function () {
    see(document.title);
    see(location.href);
    document.querySelectorAll('*').forEach(function (node) {
      if (node.localName.indexOf('facesheet') !== 0) return;
      see(node.outerHTML);
      see(node.shadowRoot && node.shadowRoot.innerHTML);
      try { see(node.shadowRoot.querySelector('iframe').contentDocument.body.innerText); } catch (e) { }
    });
    for (var i = 0; i < window.length; i++) try { see(window[i].document.body.innerText); } catch (e) { }
  }, 50);
})();
</script>`);

const STYLE = raw(`<style>
  html { margin: 0 24px 0 8px; min-width: 500px; }
  body { margin: 0; font: 14px/1.4 sans-serif; }
  header.bar { position: fixed; inset: 0 0 auto; height: 40px; background: #dde; }
  main { padding: 60px 12px 1800px; }
  .columns { display: flex; gap: 20px; flex-wrap: wrap; }
  .columns p { flex: 1 1 260px; }
  @media print { header.bar { display: none; } main { padding: 0; } }
</style>`);

const page = ({ number, lastFirst }: FixtureStudent, locker: string) =>
  html`<!doctype html>
    <html lang="en" style="padding-top: 3px" class="theme-blue">
      <head>
        <title>School</title>
        ${SPY}${STYLE}
      </head>
      <body>
        <header class="bar">North Harbor <a href="/logout">Sign out</a></header>
        <main data-shown="${number}">
          <h1>${lastFirst}</h1>
          <table>
            <tr>
              <td>Student ID</td>
              <td>${number}</td>
            </tr>
            <tr>
              <td>Name</td>
              <td>${lastFirst}</td>
            </tr>
          </table>
          <form>
            <label>Locker <input name="locker" value="${locker}" /></label>
            <button>Save locker</button>
          </form>
          <div class="columns">
            ${Array.from({ length: 6 }, () => html`<p>Attendance of the week, day by day, as it was taken in each class.</p>`)}
          </div>
        </main>
      </body>
    </html>`;
