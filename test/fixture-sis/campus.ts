import { html, raw } from 'hono/html';
import { type FixtureSis, type Markup, queryOf, shortDate } from './fixture.ts';
import { type Cast, type FixtureStudent, whoIn } from './students.ts';

const START = '/campus/main.html';
const CONTENT_LATE_MS = 60;
const summary = (student: FixtureStudent, drawn = student): string =>
  `/campus/apps/summary?personID=${student.internalId}&drawn=${drawn.number}`;
const schedule = (student: FixtureStudent): string =>
  `/campus/apps/schedule?personID=${student.internalId}&drawn=${student.number}`;

/**
 * One iframe under an address that never changes, in quirks mode with a root font of 10 px. Each document arrives empty
 * and is filled a moment later.
 */
export function campus(cast: Cast): FixtureSis {
  const { kiri, amaru, mai, otherMai } = cast;
  return {
    adapter: 'infinite-campus-style',
    start: START,
    addressOf: (to) => to,
    document: (to) => (to === START ? shell(summary(kiri)) : inner(content(to, cast))),
    sent: (to) => (to === START ? shell(summary(kiri)) : inner(late(content(to, cast)))),
    pages: [
      { what: 'student', to: summary(amaru), shows: amaru, sighting: 'student', panel: 'student' },
      { what: 'second kind of student page', to: schedule(kiri), shows: kiri, sighting: 'student', panel: 'student' },
      { what: 'one of two of a name', to: summary(mai), shows: mai, sighting: 'student', panel: 'student' },
      { what: 'the other of that name', to: summary(otherMai), shows: otherMai, sighting: 'student', panel: 'student' },
      {
        what: 'blank form under an old banner',
        to: `/campus/apps/addPerson?personID=${mai.internalId}&banner=${mai.number}`,
        shows: null,
        sighting: 'none',
        panel: 'none',
      },
      {
        what: 'name, no id',
        to: `/campus/apps/behavior?incidentID=7&drawn=${amaru.number}`,
        shows: amaru,
        sighting: 'name-only',
        panel: 'which-student',
      },
      { what: 'list', to: '/campus/apps/caseload', shows: null, sighting: 'roster', panel: 'roster' },
      { what: 'search', to: '/campus/apps/search', shows: null, sighting: 'none', panel: 'none' },
      {
        what: 'address of somebody else',
        to: summary(amaru, kiri),
        shows: kiri,
        sighting: 'conflict',
        panel: 'conflict',
      },
    ],
  };
}

const shell = (first: string): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <title>School</title>
        <script>
          function go(to) {
            document.querySelector('iframe').contentWindow.location.href = to;
          }
        </script>
      </head>
      <body style="margin:0">
        <iframe name="workspace" src="${first}" style="width:100%;height:95vh;border:0"></iframe>
      </body>
    </html>`;

// Without a doctype, so that browsers show it in quirks mode.
const inner = (body: Markup): Markup =>
  html`<html>
    <head>
      <title>Workspace</title>
      <style>
        html {
          font-size: 10px;
        }
      </style>
    </head>
    <body>
      ${body}
    </body>
  </html>`;

const late = (body: Markup): Markup =>
  html`<div id="app"></div>
    <template id="coming">${body}</template>
    <script>
      ${raw(`setTimeout(function () {
        document.getElementById('app').append(document.getElementById('coming').content);
      }, ${CONTENT_LATE_MS});`)};
    </script>`;

function content(to: string, cast: Cast): Markup {
  const query = queryOf(to);
  const drawn = whoIn(cast, query, 'drawn');
  const old = whoIn(cast, query, 'banner');
  if (to.endsWith('/caseload'))
    return html`<table>
      ${Object.values(cast).map(
        (student) =>
          html`<tr>
            <td><a href="${summary(student)}">${student.firstLast}</a></td>
          </tr>`,
      )}
    </table>`;
  if (drawn === undefined)
    return html`${old === undefined ? '' : header(old)}
      <form>Name <input name="first" /></form>`;
  return html`<div data-shown="${drawn.number}">${header(drawn)} ${query.has('personID') ? tabs(drawn) : ''}</div>`;
}

const header = ({ lastFirst, birthDate, number }: FixtureStudent): Markup =>
  html`<div class="person-header">
    <h1>${lastFirst}</h1>
    <p>Student #: ${number} DOB: ${shortDate(birthDate)}</p>
  </div>`;

const tabs = ({ internalId }: FixtureStudent): Markup =>
  html`<nav>
    ${['summary', 'schedule', 'grades'].map(
      (tab) => html`<a href="/campus/apps/${tab}?personID=${internalId}">${tab}</a>`,
    )}
  </nav>`;
