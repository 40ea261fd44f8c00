import { describe, expect, it } from 'vitest';
import { caseServer, play, through, TO_AGENDA, TO_MONITORING } from './testing/play.ts';

const invalid = (...issues: readonly (readonly [path: string, code: string])[]) => ({
  outcome: 'invalid',
  issues: issues.map(([path, code]) => ({ path: `body.form.${path}`, code })),
});

describe('what the director decided', () => {
  it('R33: is struck by the director where it was a mistake, and the case is before the committee again', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ['rortiz', 'back-considered']);
    await it.done('director', 'director-answered', { answer: 'declined', words: 'Not yet.' });
    const said = (await it.read('director')).first?.steps.at(-1)?.id ?? '';
    const mistake = { step: said, why: 'The wrong student.' };
    expect(await it.step('rortiz', 'struck', mistake)).toMatchObject(invalid(['filled.step', 'owner']));
    await it.done('director', 'struck', mistake);
    expect((await it.read('director')).first).toMatchObject({
      stage: 'committee',
      expected: [{ kind: 'director-answered' }],
    });
  });

  it('R18, R28: is waited for before a case ends, which comes back when the family appeals, also beside another', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ...TO_AGENDA, ['rortiz', 'summary']);
    const ending = { reason: 'referred-back', evidence: 'The result of the committee.' };
    expect(await it.step('rortiz', 'discontinued', ending)).toMatchObject(invalid(['kind', 'gate.committee-decided']));
    it.later(5);
    await through(it, ['director', 'heard'], ['director', 'result-told']);
    await it.done('rortiz', 'discontinued', ending);
    const decided = it.caseId;
    // The student may have been referred anew meanwhile: the family appeals all the same.
    await it.open('rortiz');
    const another = it.caseId;
    it.caseId = decided;
    await it.done('director', 'appeal-asked');
    const { cases } = await it.read('rortiz');
    expect(cases?.cases.map(({ caseId, stage, closedOn }) => [caseId, stage, closedOn !== null])).toEqual([
      [another, 'referred', false],
      [decided, 'committee', true],
    ]);
    await it.done('director', 'appeal-scheduled');
    it.later(8);
    await it.done('director', 'appeal-heard');
    const first = (await it.read('director')).cases?.cases.find(({ caseId }) => caseId === decided);
    expect(first?.stage).toBe('closed');
    const closing = first?.steps.find(({ kind }) => kind === 'discontinued')?.id ?? '';
    const mistake = { step: closing, why: 'Too early.' };
    // What came after it rests on nothing of it: only that another case is open keeps it from being struck.
    expect(await it.step('mhaskins', 'struck', mistake)).toMatchObject(invalid(['kind', 'open-case']));
  });
});
