import { describe, expect, it } from 'vitest';
import type { Source } from './adapter.ts';
import { readSource } from './source.ts';
import { domOf } from './testing/fake-dom.ts';

const html = `
  <h1> Lan   <b>Nguyen</b> <script>evil()</script><style>x{}</style><span hidden>old</span><span style="display: none">older</span></h1>
  <a href="?frn=001">x</a><a href="?frn=001">y</a><a class="odd" href="?frn=002">z</a>
  <input id="sn" type="hidden" value="0042"><input id="pw" type="password" value="secret">
  <select id="s"><option value="1">Elm</option><option value="2" selected>Oak</option></select>
  <table><tr><th>Student  ID:</th><td>77</td></tr><tr><th>Empty</th><td></td></tr></table>
  <div id="c">shown<!-- kept --></div>`;

const cases: [string, Source, string | null][] = [
  ['text without scripts and hidden parts', { from: 'text', css: 'h1' }, 'Lan Nguyen'],
  ['nth', { from: 'text', css: 'a', nth: 2 }, 'z'],
  ['nth beyond the end', { from: 'text', css: 'a', nth: 9 }, null],
  ['param of a link', { from: 'attr', css: 'a', attr: 'href', param: 'frn' }, '001'],
  ['unanimous', { from: 'attr', css: 'a:not(.odd)', attr: 'href', param: 'frn', all: 'unanimous' }, '001'],
  ['not unanimous', { from: 'attr', css: 'a', attr: 'href', param: 'frn', all: 'unanimous' }, null],
  ['value', { from: 'value', css: '#sn', norm: ['stripZeros'] }, '42'],
  ['password value', { from: 'value', css: '#pw' }, null],
  ['password attribute', { from: 'attr', css: '#pw', attr: 'value' }, null],
  ['option text', { from: 'option', css: '#s' }, 'Oak'],
  ['option value', { from: 'option', css: '#s', use: 'value' }, '2'],
  ['address', { from: 'url', re: '/(student)\\?' }, 'student'],
  ['address parameter', { from: 'url', param: 'id' }, '5'],
  ['comment', { from: 'comment', css: '#c' }, 'kept'],
  ['constant', { from: 'const', is: 'Oak' }, 'Oak'],
  ['label to the left', { from: 'label', item: 'tr', label: 'th', is: 'student id' }, '77'],
  ['label with its own value place', { from: 'label', item: 'tr', label: 'th', is: ['STUDENT ID'], value: 'td' }, '77'],
  ['label without a value', { from: 'label', item: 'tr', label: 'th', is: 'Empty' }, null],
  ['expression without a match', { from: 'text', css: 'h1', re: '\\d+' }, null],
];

describe('sources', () => {
  it.each(cases)('%s', (_name, source, expected) => {
    expect(readSource(domOf(html, 'https://sis.example.test/student?id=5'), source)).toBe(expected);
  });
});
