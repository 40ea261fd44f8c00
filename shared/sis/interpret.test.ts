import { describe, expect, it } from 'vitest';
import { interpret } from './interpret.ts';
import { adapterWith, oldStyle } from './testing/adapters.ts';
import { domOf } from './testing/fake-dom.ts';

const shell = (body: string) =>
  `<div id="menu"><select name="school"><option>Elm</option><option selected>Oak Middle</option></select></div>
   <div id="body" role="main">${body}</div><footer id="footer"></footer>`;

const student = (id: string, more = '') =>
  shell(`<form name="student" action="Modules.php?student_id=${id}"></form>
    <div class="header2">Nguyễn, Lan <script>var x = "Wrong - 9";</script>- 17</div>
    <table><tr><td>7th<br><span class="legend">Grade Level *</span></td>
    <td>March 04 2012<br><span class="legend">BIRTHDATE:</span></td>${more}</tr></table>`);

describe('a student page', () => {
  it('is read from the body, with witnesses, labels, dates and maps', () => {
    expect(interpret(oldStyle, domOf(student('17')))).toEqual({
      outcome: 'student',
      seen: {
        system: 'test-sis',
        idKind: 'sisInternal',
        adapterRevision: 3,
        sisId: '17',
        name: 'Nguyễn, Lan'.normalize('NFC'),
        birthDate: '2012-03-04',
        grade: '07',
        school: 'Oak Middle',
      },
    });
  });

  it('prefers the first alternative: the date kept in a comment', () => {
    const sighting = interpret(oldStyle, domOf(student('17', '<td id="birth"><!-- 2012-03-05 -->x</td>')));
    expect(sighting).toMatchObject({ seen: { birthDate: '2012-03-05' } });
  });

  it('is a conflict when the address names somebody else', () => {
    const sighting = interpret(oldStyle, domOf(student('17'), 'https://sis.example.test/Modules.php?student_id=18'));
    expect(sighting).toMatchObject({
      outcome: 'conflict',
      witnesses: [{ value: '17' }, { value: '18', where: 'address: student_id' }],
    });
    expect(sighting).not.toHaveProperty('seen.sisId');
  });

  it('is a conflict when banner and form disagree', () => {
    expect(interpret(oldStyle, domOf(student('18'))).outcome).toBe('conflict');
  });
});

describe('other pages', () => {
  it('blank form for somebody new comes first, even under an old banner', () => {
    const url = 'https://sis.example.test/Modules.php?modname=Students/Student.php&student_id=new';
    expect(interpret(oldStyle, domOf(student('17'), url))).toEqual({ outcome: 'none' });
  });

  it('list', () => {
    const rows = '<table class="list"><tr><td><a href="?student_id=3">A</a></td></tr></table>';
    expect(interpret(oldStyle, domOf(shell(rows)))).toEqual({ outcome: 'roster' });
  });

  it('name without an id asks which student, unless the adapter says never', () => {
    const dom = domOf(
      shell('<table><tr><td><span class="legend">Student</span> Lan Nguyen</td></tr></table>'),
      'https://sis.example.test/?referral_id=4',
    );
    expect(interpret(oldStyle, dom)).toMatchObject({ outcome: 'name-only', seen: { name: 'Lan Nguyen' } });
    expect(interpret({ ...oldStyle, nameOnly: 'never' }, dom)).toEqual({ outcome: 'none' });
  });

  it('busy and half-parsed pages are blank', () => {
    expect(interpret(oldStyle, domOf(shell('<i class="loading"></i>')))).toEqual({ outcome: 'busy' });
    expect(interpret(oldStyle, domOf('<div id="body" role="main"></div>'))).toEqual({ outcome: 'no-fingerprint' });
    expect(interpret(oldStyle, domOf(shell('hello')))).toEqual({ outcome: 'none' });
  });
});

describe('trust', () => {
  it('never takes an id from the address alone', () => {
    const adapter = adapterWith({ sisId: [{ from: 'url', param: 'id' }], name: [{ from: 'text', css: 'h1' }] });
    const dom = domOf('<h1>Lan Nguyen</h1>', 'https://sis.example.test/?id=9');
    expect(interpret(adapter, dom)).toMatchObject({ outcome: 'name-only' });
  });

  it('takes an id from the address when the page agrees', () => {
    const adapter = adapterWith({
      sisId: { any: [{ from: 'url', param: 'id' }], agree: [{ from: 'text', css: 'b' }] },
    });
    const dom = domOf('<b>9</b>', 'https://sis.example.test/?id=9');
    expect(interpret(adapter, dom)).toMatchObject({ outcome: 'student', seen: { sisId: '9' } });
  });

  it('asks for as many witnesses as the adapter says', () => {
    const adapter = adapterWith({
      sisId: { any: [{ from: 'text', css: 'b' }], agree: [{ from: 'text', css: 'i' }], minAgree: 1 },
    });
    expect(interpret(adapter, domOf('<b>9</b>'))).toEqual({ outcome: 'no-fingerprint' });
    expect(interpret(adapter, domOf('<b>9</b><i>9</i>'))).toMatchObject({ outcome: 'student' });
  });

  it('a selector that the browser does not know makes the page unknown, not an error', () => {
    expect(interpret(adapterWith({ sisId: [{ from: 'text', css: 'b:::' }] }), domOf('<b>9</b>'))).toEqual({
      outcome: 'no-fingerprint',
    });
  });
});
