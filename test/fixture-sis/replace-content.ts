import { html, raw } from 'hono/html';
import type { Markup } from './fixture.ts';

/** How long a side menu goes on naming the student before. */
const MENU_LATE_MS = 100;

interface Replacing {
  /** The element whose contents are replaced; of the menu likewise, a while later. */
  readonly content: string;
  readonly menu: string;
  /** What happens to the address: nothing at all, or a history entry. */
  readonly address: 'stays' | 'pushed';
}

/** The script of a page that goes from place to place without a load. Of two requests under way the last one counts. */
export function replaceContent({ content, menu, address }: Replacing): Markup {
  const settings = JSON.stringify({ content, menu, late: MENU_LATE_MS, pushes: address === 'pushed' });
  return html`<script>
    ${raw(`(function (how) {
      var last = 0;
      function put(css, from) {
        document.querySelector(css).innerHTML = from.querySelector(css).innerHTML;
      }
      window.go = function (to) {
        var turn = ++last;
        fetch(to).then(function (r) { return r.text(); }).then(function (text) {
          if (turn !== last) return;
          var next = new DOMParser().parseFromString(text, 'text/html');
          put(how.content, next);
          if (how.pushes) history.pushState(null, '', to);
          setTimeout(function () { if (turn === last) put(how.menu, next); }, how.late);
        });
      };
    })(${settings});`)};
  </script>`;
}
