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

  it('R18, R28: is waited for before a case ends, which comes back when the family appeals, while no other is open', async () => {
    const it = await play(await caseServer());
    await it.open('rortiz');
    await through(it, ...TO_MONITORING, ...TO_AGENDA, ['rortiz', 'summary']);
    const ending = { reason: 'referred-back', evidence: 'The result of the committee.' };
    expect(await it.step('rortiz', 'discontinued', ending)).toMatchObject(invalid(['kind', 'gate.committee-decided']));
    it.later(5);
    await through(it, ['director', 'heard'], ['director', 'result-told']);
    await it.done('rortiz', 'discontinued', ending);
    await it.done('director', 'appeal-asked');
    expect((await it.read('rortiz')).first).toMatchObject({ stage: 'committee', closedOn: null });
    await it.done('director', 'appeal-scheduled');
    it.later(8);
    await it.done('director', 'appeal-heard');
    const { first } = await it.read('director');
    expect(first).toMatchObject({ stage: 'closed', closedOn: expect.any(String) });
    const decided = it.caseId;
    await it.open('rortiz');
    it.caseId = decided;
    const heard = { step: first?.steps.at(-1)?.id ?? '', why: 'It was moved.' };
    expect(await it.step('director', 'struck', heard)).toMatchObject(invalid(['kind', 'open-case']));
  });
});
