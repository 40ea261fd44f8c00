import { html, raw } from 'hono/html';
import { type FixtureSis, type Markup, queryOf, shortDate } from './fixture.ts';
import { type Cast, type FixtureStudent, whoIn } from './students.ts';

const record = (student: FixtureStudent, drawn = student): string =>
  `#/record?student=${student.number}&drawn=${drawn.number}`;
const card = (student: FixtureStudent, number = student.number): string =>
  `#/card?student=${number}&drawn=${student.number}&number=${number}`;

/** One document whose address changes behind the `#` alone; labels left of their values, or above them. */
export function labelled(cast: Cast): FixtureSis {
  const { kiri, amaru, mai, otherMai } = cast;
  return {
    adapter: 'labelled',
    start: `/${record(kiri)}`,
    addressOf: (to) => `/${to}`,
    document: (to) => page(to.slice(to.indexOf('#') + 1), cast),
    pages: [
      { what: 'student, labels left', to: record(amaru), shows: amaru, sighting: 'student', panel: 'student' },
      { what: 'student, labels above', to: card(kiri), shows: kiri, sighting: 'student', panel: 'student' },
      { what: 'one of two of a name', to: record(mai), shows: mai, sighting: 'student', panel: 'student' },
      { what: 'the other of that name', to: record(otherMai), shows: otherMai, sighting: 'student', panel: 'student' },
      {
        what: 'blank form under an old banner',
        to: `#/add?banner=${amaru.number}`,
        shows: null,
        sighting: 'none',
        panel: 'none',
      },
      {
        what: 'name, no id',
        to: `#/referral?drawn=${mai.number}`,
        shows: mai,
        sighting: 'name-only',
        panel: 'which-student',
      },
      { what: 'list', to: '#/list', shows: null, sighting: 'roster', panel: 'roster' },
      { what: 'search', to: '#/search', shows: null, sighting: 'none', panel: 'none' },
      {
        what: 'address of somebody else',
        to: record(kiri, amaru),
        shows: amaru,
        sighting: 'conflict',
        panel: 'conflict',
      },
      {
        what: 'number of somebody else',
        to: card(amaru, kiri.number),
        shows: amaru,
        sighting: 'student',
        panel: 'disagrees',
      },
    ],
  };
}

/** Draws what the part of the address behind the `#` says; of two requests under way the last one counts. */
const DRAW = raw(`<script>
  var last = 0;
  function go(to) { location.hash = to; }
  function draw() {
    var turn = ++last;
    fetch('/?at=' + encodeURIComponent(location.hash)).then(function (r) { return r.text(); }).then(function (text) {
      if (turn !== last) return;
      document.querySelector('main').innerHTML = new DOMParser().parseFromString(text, 'text/html')
        .querySelector('main').innerHTML;
    });
  }
  addEventListener('hashchange', draw);
  addEventListener('DOMContentLoaded', draw);
</script>`);

const page = (place: string, cast: Cast): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <title>School</title>
        ${DRAW}
      </head>
      <body>
        <main>${content(place, cast)}</main>
      </body>
    </html>`;

function content(place: string, cast: Cast): Markup {
  const query = queryOf(place);
  const drawn = whoIn(cast, query, 'drawn');
  if (place.startsWith('/list')) return list(cast);
  if (place.startsWith('/search')) return html`<h2>Find a student</h2>`;
  if (drawn !== undefined)
    return html`<div data-shown="${drawn.number}" data-bears="${query.get('number') ?? ''}">
      ${shown(place, drawn, query)}
    </div>`;
  const old = whoIn(cast, query, 'banner');
  if (old === undefined) return html`<p>Loading</p>`;
  return html`${rows([
      ['Student ID', old.number],
      ['Name', old.lastFirst],
    ])}
    <h2>Add a student</h2>
    <form>Name <input name="first" /></form>`;
}

function shown(place: string, student: FixtureStudent, query: URLSearchParams): Markup {
  const { number, lastFirst, birthDate } = student;
  if (place.startsWith('/referral')) return rows([['Student', lastFirst]]);
  if (place.startsWith('/card'))
    return html`<div class="field">
        <div class="label">Student Number *</div>
        ${query.get('number')}
      </div>
      <div class="field">
        <div class="label">Name</div>
        ${lastFirst}
      </div>`;
  return rows([
    ['Student ID', number],
    ['Name', lastFirst],
    ['Date of Birth', shortDate(birthDate)],
  ]);
}

const rows = (pairs: readonly (readonly [label: string, value: string])[]): Markup =>
  html`<table>
    ${pairs.map(
      ([label, value]) =>
        html`<tr>
          <td>${label}:</td>
          <td>${value}</td>
        </tr>`,
    )}
  </table>`;

const list = (cast: Cast): Markup =>
  html`<table>
    <tr>
      <th>Name</th>
      <th>Student ID</th>
      <th>Grade</th>
    </tr>
    ${Object.values(cast).map(
      ({ lastFirst, number, grade }) =>
        html`<tr>
          <td>${lastFirst}</td>
          <td>${number}</td>
          <td>${grade}</td>
        </tr>`,
    )}
  </table>`;
