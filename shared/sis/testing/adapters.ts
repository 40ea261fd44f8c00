import type { Adapter, Fields } from '../adapter.ts';

/** A small adapter with one student page, for tests. */
export function adapterWith(fields: Fields, more: Partial<Adapter> = {}): Adapter {
  return {
    schemaVersion: 1,
    id: 'test-sis',
    revision: 3,
    title: 'Test SIS',
    status: 'verified',
    idKind: 'studentNumber',
    match: { origins: ['https://sis.example.test'], paths: ['/*'], frame: 'any' },
    pages: [{ id: 'student', kind: 'student', fields }],
    ...more,
  };
}

/** The shapes of a PHP-era SIS: id in a form's action, name and id in a banner, labels below their values. */
export const oldStyle: Adapter = adapterWith(
  {},
  {
    idKind: 'sisInternal',
    fingerprint: ['#body[role=main]', 'footer#footer'],
    busy: ['#body .loading:not([style*="hidden"])'],
    fields: {
      school: [
        { from: 'option', css: '#menu select[name=school]' },
        { from: 'text', css: '#menu .school' },
      ],
    },
    pages: [
      { id: 'new', kind: 'none', when: { param: { modname: '^Students/Student\\.php$', student_id: '^new$' } } },
      {
        id: 'list',
        kind: 'roster',
        when: { has: ['#body table.list a[href*="student_id="]'], hasNot: ['#body form[name=student]'] },
        rows: {
          css: '#body table.list tr',
          fields: { sisId: { from: 'attr', css: 'a', attr: 'href', param: 'student_id' } },
        },
      },
      {
        id: 'info',
        kind: 'student',
        when: { has: ['#body form[name=student][action*="student_id="]'] },
        fields: {
          sisId: {
            any: [{ from: 'attr', css: '#body form[name=student]', attr: 'action', param: 'student_id', re: '^\\d+$' }],
            agree: [
              { from: 'text', css: '#body .header2', re: ' - (\\d+)$' },
              { from: 'url', param: 'student_id', re: '^\\d+$' },
              { from: 'label', item: '#body td', label: 'span.legend', is: 'SIS ID', re: '^\\d+$' },
            ],
            minAgree: 1,
          },
          name: [{ from: 'text', css: '#body .header2', re: '^(.*) - \\d+$' }],
          birthDate: [
            { from: 'comment', css: '#birth', re: '\\d{4}-\\d\\d-\\d\\d' },
            {
              from: 'label',
              item: '#body td',
              label: 'span.legend',
              is: ['Birthdate'],
              norm: [{ date: ['MMMM DD YYYY'] }],
            },
          ],
          grade: [
            {
              from: 'label',
              item: '#body td',
              label: 'span.legend',
              is: ['Grade Level'],
              norm: [{ map: { table: { '7th': '07' }, else: 'keep' } }],
            },
          ],
        },
      },
      {
        id: 'referral',
        kind: 'student',
        when: { param: { referral_id: '^\\d+$' } },
        fields: { name: [{ from: 'label', item: '#body td', label: 'span.legend', is: 'Student' }] },
      },
    ],
  },
);
