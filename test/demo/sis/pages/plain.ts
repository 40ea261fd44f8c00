import { html, raw } from 'hono/html';
import { RECORDER } from '../layout/scripts.ts';
import { HOSTILE_STYLE } from '../layout/style.ts';
import { currentLine } from '../layout/document.ts';
import type { Markup } from '../layout/parts.ts';
import { attendanceGrid, contactsGrid, scheduleGrid } from './grids.ts';
import { demographicPairs, identityPairs } from './identity.ts';
import type { StudentView } from './screen.ts';

const STYLE = raw(`
body { margin: 0; background: #eef1f5; font-size: 13px; color: #1c2733; }
header { position: fixed; top: 0; left: 0; right: 0; z-index: 100040; height: 52px; background: #14365f; color: #fff; }
header { display: flex; align-items: center; gap: 16px; padding: 0 20px; box-sizing: border-box; font-size: 13px; }
header b { font-size: 15px; }
#cur { margin-left: auto; }
header button { padding: 5px 12px; border: 1px solid #7c95b5; background: #1f4a7d; color: #fff; font-size: 13px; cursor: pointer; }
main { padding: 72px 20px 20px; max-width: 1200px; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 12px 16px; background: #fff; padding: 16px; border: 1px solid #cfd8e3; }
.f { display: flex; flex-direction: column; gap: 2px; }
.k { color: #5a6b7f; font-size: 11px; }
.v { font-weight: 600; font-size: 14px; }
table { width: 100%; border-collapse: collapse; font-size: 12px; background: #fff; }
.sub { margin-top: 16px; background: #dfe7f0; } .sub td { padding: 6px 10px; font-weight: 600; } .sub .n { text-align: right; font-weight: 400; }
.grid th, .grid td { padding: 6px 10px; text-align: left; border: 1px solid #dde4ec; height: 16px; }`);

/** As on the attendance screen: content at once, the header 60 ms later, the address never. */
const STEP = raw(`<script>
function step(dir) {
  fetch('/plain/step?dir=' + dir).then(function (r) { return r.json(); }).then(function (r) {
    document.getElementById('student').innerHTML = r.content;
    setTimeout(function () { document.getElementById('cur').textContent = r.current; }, 60);
  });
}
</script>`);

/** One top-level document in standards mode with a fixed header: a student's whole record without frames. */
export function plainPage(view: StudentView): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Student Information System</title>
        <meta name="viewport" content="width=device-width" />
        <style>
          ${HOSTILE_STYLE}${STYLE}
        </style>
        ${RECORDER}${STEP}
      </head>
      <body>
        <header>
          <b>Student Information System</b><span id="cur">${currentLine(view.student)}</span>
          <button type="button" id="prev" onclick="step('prev')">Previous</button
          ><button type="button" id="next" onclick="step('next')">Next</button>
        </header>
        <main id="record"><div id="student">${plainContent(view)}</div></main>
      </body>
    </html>`;
}

/** What Next and Previous replace. */
export function plainContent(view: StudentView): Markup {
  const [identity, more] = [identityPairs(view), demographicPairs(view)];
  const facts = [...identity.left, ...identity.right, ...more.left, ...more.right].map(
    ([label, value]) => html`<div class="f"><span class="k">${label}</span><span class="v">${value}</span></div>`,
  );
  return html`<div class="facts">${facts}</div>
    ${contactsGrid(view)}${scheduleGrid(view)}${attendanceGrid(view, 5)}`;
}
