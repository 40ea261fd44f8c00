import { describe, expect, it } from 'vitest';
import { becauseSchema } from '../../shared/access/because.ts';
import { TODAY, TOMORROW, YESTERDAY } from '../../shared/access/testing/cases.ts';
import { authorRole, decideGlobal, explain, explainRefusal, filterFor, globalAbilities } from './index.ts';
import { district, HOME, KIRI } from './testing/district.ts';

describe('one student', () => {
  it.each([
    ['teacher', 'R44'],
    ['secretary', 'R45-secretary'],
    ['principal', 'R47'],
    ['superintendent', 'R52'],
  ])('is opened to the %s by %s', async (staffId, rule) => {
    const { tried } = await district();
    expect(await tried(staffId)).toMatchObject({
      allow: true,
      grant: { studentId: KIRI, decision: { ruleIds: [rule] } },
    });
  });

  it.each([
    'other-teacher',
    'former-teacher',
    'other-principal',
    'budget',
    'records',
    'gone',
    'unknown-word',
    'nobody',
  ])('is closed to the %s', async (staffId) => {
    const { tried } = await district();
    const refusal = { allow: false, decision: { allow: false, ruleIds: [] }, visible: false };
    expect(await tried(staffId)).toEqual(refusal);
    expect(await tried(staffId, 'contact.add')).toEqual(refusal);
  });

  it('was open yesterday to the teacher whose class ended today (R53)', async () => {
    const { tried } = await district();
    expect((await tried('former-teacher', 'student.view', YESTERDAY)).allow).toBe(true);
    expect((await tried('former-teacher', 'student.view', TODAY)).allow).toBe(false);
    expect((await tried('former-teacher', 'student.view', TOMORROW)).allow).toBe(false);
  });

  it('who does not exist is refused like one who is hidden, even to the superintendent', async () => {
    const { tried } = await district();
    expect(await tried('superintendent', 'student.view', TODAY, 'no-such-student')).toEqual(await tried('budget'));
  });

  it('may be read by a secretary who may not add a contact: the refusal says so', async () => {
    const { tried } = await district();
    expect(await tried('secretary', 'contact.add')).toMatchObject({ allow: false, visible: true });
    expect(await tried('secretary')).toMatchObject({
      grant: { abilities: ['student.view', 'disclosure.record', 'name.view', 'name.keep', 'name.task'] },
    });
    expect(await tried('teacher')).toMatchObject({
      grant: { abilities: ['student.view', 'contact.add', 'sheet.write'] },
    });
  });
});

describe('the audit trail', () => {
  it('is for the records manager, who sees no face sheet', async () => {
    const { look } = await district();
    const answer = decideGlobal(await look('records'), 'audit.read');
    expect(answer).toMatchObject({ allow: true, grant: { studentId: null, decision: { ruleIds: ['R60'] } } });
    if (answer.allow) expect([...answer.grant.fieldClasses]).toEqual(['identity']);
  });

  it('is closed to a principal', async () => {
    const { look } = await district();
    const principal = await look('principal');
    expect(decideGlobal(principal, 'audit.read').allow).toBe(false);
    expect(globalAbilities(principal)).not.toContain('audit.read');
    expect(globalAbilities(await look('superintendent'))).toContain('audit.read');
  });
});

describe('the explanation', () => {
  it.each([
    ['en', 'Teachers, for students now in their classes'],
    ['es', 'Docentes, para los estudiantes que ahora están en sus clases'],
  ] as const)('names rule, facts and end in %s', async (locale, title) => {
    const { store, tried } = await district();
    const answer = await tried('teacher');
    if (!answer.allow) throw new Error('refused');
    const because = await store.look((q) => explain(q, answer.grant, locale));
    expect(because).toEqual({
      ruleId: 'R44',
      title,
      source: 'R44; DB General Access 1',
      facts: [
        { kind: 'role', role: 'teacher', building: `${HOME} school`, since: '2019-07-01', until: null },
        // Two classes over the same days are one fact to the reader.
        { kind: 'relation', relation: 'teacher', since: '2026-08-24', until: '2027-06-12' },
      ],
      fieldClasses: ['identity', 'directory', 'academic', 'casework', 'flag'],
      until: '2027-06-12',
    });
    expect(becauseSchema.parse(because)).toEqual(because);
    expect(authorRole(answer.grant)).toBe('teacher');
  });

  it('names no building for a role in the whole district', async () => {
    const { store, tried } = await district();
    const answer = await tried('superintendent');
    if (!answer.allow) throw new Error('refused');
    const { facts } = await store.look((q) => explain(q, answer.grant, 'en'));
    expect(facts).toEqual([{ kind: 'role', role: 'superintendent', building: null, since: '2019-07-01', until: null }]);
  });

  it('of a refusal lists what opens a folder, and nothing of the student', () => {
    expect(explainRefusal('student.view', 'en')).toHaveLength(17);
    expect(explainRefusal('contact.add', 'es')).toContain(
      'Docentes, para los estudiantes que ahora están en sus clases',
    );
  });
});

describe('the filter', () => {
  it('has one shape for all who hold the same kind of role, and no value in it', async () => {
    const { look } = await district();
    const shape = async (staffId: string) => filterFor(await look(staffId), 'student.view').shape;
    expect(await shape('teacher')).toBe(await shape('other-teacher'));
    expect(await shape('principal')).toBe(await shape('other-principal'));
    expect(await shape('principal')).not.toContain(HOME);
    expect(await shape('teacher')).not.toBe(await shape('principal'));
    expect(await shape('budget')).toBe('false');
  });
});
