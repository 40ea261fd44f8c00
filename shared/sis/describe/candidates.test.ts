import { describe, expect, it } from 'vitest';
import { parseAdapter } from '../adapter.ts';
import { readSource } from '../source.ts';
import { adapterWith } from '../testing/adapters.ts';
import { domOf } from '../testing/fake-dom.ts';
import { candidatesBeside, candidatesFor, witnessesOf } from './candidates.ts';
import type { PickedField } from './pick-dom.ts';

const page = (
  id: string,
  name: string,
  born: string,
) => `<!doctype html><html><head><title>${name} - School</title></head><body>
  <div id="banner"><h1>${name}</h1></div>
  <table class="demographics">
    <tr><td>Student ID:</td><td class="v">${id}</td><td>State ID:</td><td class="v">99${id}</td></tr>
    <tr><td>Name:</td><td class="v">${name}</td></tr>
    <tr><td>${name}</td><td class="locker">L-${id}</td></tr>
  </table>
  <dl><dt>Homeroom</dt><dd>210</dd><dt>Date of Birth</dt><dd>${born}</dd></dl>
  <div class="field"><label>Student Number</label><input name="student_number" value="${id}"></div>
  <a href="/grades?pid=${id}">Grades</a> <a href="/health?pid=${id}">Health</a></body></html>`;
const kiri = domOf(page('204417', 'Baptiste-Nguyen, Kiri A', '3/14/2012'), 'https://sis.example.test/s?x=1&pid=204417');
const amaru = domOf(page('201938', 'Quispe, Amaru', '11/2/2011'), 'https://sis.example.test/s?x=1&pid=201938');
const at = (css: string, nth = 0) => {
  const node = kiri.all(css, null)[nth];
  if (node === undefined) throw new Error(`Nothing at ${css}.`);
  return node;
};

describe('what somebody pointed at', () => {
  it.each<[string, PickedField, string, number, string, string]>([
    ['a number by its label, though another pair stands in its row', 'sisId', 'td.v', 0, '204417', '201938'],
    [
      'a name by its label, in the order in which it is compared',
      'name',
      'td.v',
      2,
      'Kiri A Baptiste-Nguyen',
      'Amaru Quispe',
    ],
    ['a birth date among other terms', 'birthDate', 'dd', 1, '2012-03-14', '2011-11-02'],
    ['a number that a form holds', 'sisId', 'input', 0, '204417', '201938'],
    ['a name in a heading', 'name', 'h1', 0, 'Kiri A Baptiste-Nguyen', 'Amaru Quispe'],
  ])('is found again: %s', (_what, field, css, nth, here, there) => {
    const found = candidatesFor(kiri, at(css, nth), field);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ reads }) => reads)).toEqual(found.map(() => here));
    const [first] = found;
    expect(first && readSource(amaru, first.source)).toBe(there);
    expect(found.map(({ stability }) => stability)).toEqual(
      found.map(({ stability }) => stability).sort((a, b) => b - a),
    );
  });

  it('prefers the words beside it to where it stands', () => {
    expect(candidatesFor(kiri, at('td.v'), 'sisId')[0]).toMatchObject({
      hold: 'label',
      source: { is: ['Student ID'] },
    });
    expect(candidatesFor(kiri, at('h1'), 'name')[0]).toMatchObject({ hold: 'path', source: { css: 'h1' } });
  });

  it.each([
    '<dt>Amaru Quispe Huanca</dt>',
    '<span>Student Amaru Quispe:</span>',
    '<legend>Amaru Quispe Huanca</legend>',
  ])('has no label in whoever stands beside it: %s', (label) => {
    const dom = domOf(`<div class="row">${label} <b>204417</b></div>`);
    const [node] = dom.all('b', null);
    const found = node ? candidatesFor(dom, node, 'sisId') : [];
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(found.map(({ source }) => source))).not.toMatch(/Amaru|Quispe/);
  });

  it('is never described with a word of the student: an adapter is no record', () => {
    const all = (['sisId', 'name'] as const).flatMap((field) =>
      kiri.all('td, dd, h1, input, a', null).flatMap((node) => candidatesFor(kiri, node, field)),
    );
    const witnesses = [...witnessesOf(kiri, '204417', 'sisId'), ...witnessesOf(kiri, 'Kiri A Baptiste-Nguyen', 'name')];
    const written = JSON.stringify([...all, ...witnesses].map(({ source }) => source));
    expect(written).toContain('Student ID');
    for (const word of ['204417', 'Kiri', 'Baptiste']) expect(written).not.toContain(word);
  });

  it('gives places that an adapter may have', () => {
    const sisId = candidatesFor(kiri, at('td.v'), 'sisId').map(({ source }) => source);
    const agree = witnessesOf(kiri, '204417', 'sisId').map(({ source }) => source);
    const adapter = adapterWith({ sisId: { any: sisId.slice(0, 6), agree: agree.slice(0, 6) } });
    expect(parseAdapter(JSON.stringify(adapter))).toMatchObject({ ok: true });
  });

  it('is not found where it is no value of the field', () => {
    expect(candidatesFor(kiri, at('dt'), 'birthDate')).toEqual([]);
    expect(candidatesFor(kiri, at('dd'), 'name')).toEqual([]);
  });
});

describe('what is looked for by its label', () => {
  it('stands beside it', () => {
    expect(candidatesBeside(kiri, 'date of birth', 'birthDate')[0]).toMatchObject({
      reads: '2012-03-14',
      hold: 'label',
    });
    expect(candidatesBeside(kiri, 'Student ID', 'sisId')[0]).toMatchObject({ reads: '204417' });
    expect(candidatesBeside(kiri, 'Blood type', 'sisId')).toEqual([]);
  });
});

describe('witnesses', () => {
  it('are the other places that say the same', () => {
    const holds = witnessesOf(kiri, '204417', 'sisId').map(({ hold, source }) => [hold, source]);
    expect(holds).toContainEqual(['link', expect.objectContaining({ param: 'pid', all: 'unanimous' })]);
    expect(holds).toContainEqual(['address', expect.objectContaining({ from: 'url', param: 'pid' })]);
    expect(witnessesOf(kiri, 'Kiri A Baptiste-Nguyen', 'name').map(({ hold }) => hold)).toContain('title');
    expect(witnessesOf(kiri, '777777', 'sisId')).toEqual([]);
  });
});
