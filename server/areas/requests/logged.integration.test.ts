import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { issuesOf, logDesk, logServer } from '../disclosures/testing/log-desk.ts';
import { kept, requestDesk } from './testing/request-desk.ts';

const MARKED = { asked: ['substances', 'threats'], party: 'County juvenile office' };
const of = (kind: string) => ({ kind, requestId: v7() });

/** A juvenile justice request of which the parent received the letter so many days ago. */
async function noticed(days: number) {
  const server = await logServer();
  const nwosu = await requestDesk(server, 'anwosu');
  const asked = of('juvenile');
  await nwosu.open(asked.kind, days + 4, MARKED, asked.requestId);
  for (const [step, before] of [
    ['part-a', 3],
    ['notice-sent', 3],
    ['notice-received', 0],
  ] as const) {
    expect(await nwosu.step(asked, step, days + before)).toMatchObject({ outcome: 'applied' });
  }
  const log = await logDesk(server, 'anwosu');
  return { server, nwosu, asked, entries: async () => (await log.read()).entries.map(({ form }) => form) };
}

describe('R186 to R192: a juvenile justice request', () => {
  it('R187: part a is given at once, and is in the log', async () => {
    const { entries } = await noticed(1);
    expect(await entries()).toMatchObject([
      { outcome: 'released', basis: 'R109-a', filled: { party: 'County juvenile office', certified: true } },
    ]);
  });

  it('R190: with an objection on the ninth day has no part b; whoever asked is told, and the log has it as denied', async () => {
    const { server, nwosu, asked, entries } = await noticed(20);
    expect(await nwosu.step(asked, 'objected', 11, { words: 'I object.' })).toMatchObject({ outcome: 'applied' });
    expect(issuesOf(await nwosu.step(asked, 'part-b', 0, { exists: ['threats'] }))).toEqual([
      'body.form.kind until.objected',
    ]);
    expect((await nwosu.read()).requests[0]).toMatchObject({
      expected: ['requester-told'],
      clocks: [{ state: 'stopped' }, { state: 'stopped' }],
    });
    expect(await nwosu.step(asked, 'requester-told', 10)).toMatchObject({ outcome: 'applied' });
    const [denied] = await entries();
    expect(denied).toMatchObject({ outcome: 'denied', basis: 'R109-b' });
    expect(JSON.stringify(denied)).not.toContain('I object.');
    expect((await nwosu.read()).requests[0]?.closed).toBe(true);
    expect(await kept(server)).toEqual([1, 6, 2]);
  });

  it('R191, C14: without one is answered on the fifteenth day, and not on the fourteenth', async () => {
    const { server, nwosu, asked, entries } = await noticed(15);
    const answer = { exists: ['threats'] };
    expect(issuesOf(await nwosu.step(asked, 'part-b', 1, answer))).toEqual(['body.form.day gate.objection-over']);
    expect(await kept(server)).toEqual([1, 4, 1]);
    expect(await nwosu.step(asked, 'part-b', 0, answer)).toMatchObject({ outcome: 'applied' });
    // R188: yes or no of what was marked, and never what the record says.
    const [told] = await entries();
    expect(told).toMatchObject({ outcome: 'released', basis: 'R109-b' });
    expect(told?.filled).toMatchObject({ asked: MARKED.asked, exists: answer.exists });
    expect((await nwosu.read()).requests[0]).toMatchObject({ closed: true, expected: [] });
  });

  it('R36: names no staff in what goes on into the log, which is said when it is entered', async () => {
    const server = await logServer();
    const nwosu = await requestDesk(server, 'anwosu');
    const answer = await nwosu.open('juvenile', 1, { ...MARKED, reason: 'Teacher Mwangi wrote to us.' });
    expect(issuesOf(answer)).toEqual(['body.form.filled.reason names-staff']);
    expect(await kept(server)).toEqual([0, 0, 0]);
  });
});

/** A transfer that is ready to be sent. */
async function ready() {
  const server = await logServer();
  const nwosu = await requestDesk(server, 'anwosu');
  const asked = of('transfer-out');
  await nwosu.open(asked.kind, 9, { party: 'Elsewhere High School' }, asked.requestId);
  await nwosu.step(asked, 'parent-told', 8);
  await nwosu.step(asked, 'verified', 7);
  return { server, nwosu, asked };
}

describe('R94, R217, R218: a record that is sent to another school', () => {
  it('is in the log once, with the step that sent it', async () => {
    const { server, nwosu, asked } = await ready();
    const disclosureId = v7();
    expect(await nwosu.step(asked, 'sent', 1, { records: ['grades'] }, disclosureId)).toMatchObject({
      outcome: 'applied',
    });
    expect(issuesOf(await nwosu.step(asked, 'sent', 0, {}, disclosureId))).toEqual([
      'body.form.kind once',
      'body.form.kind closed',
    ]);
    expect(await kept(server)).toEqual([1, 4, 1]);
    const step = (await nwosu.read()).requests[0]?.steps.at(-1);
    expect(step).toMatchObject({ kind: 'sent', disclosureId });
    const log = await logDesk(server, 'anwosu');
    expect((await log.read()).entries).toMatchObject([
      { disclosureId, form: { basis: 'R94', filled: { party: 'Elsewhere High School', records: ['grades'] } } },
    ]);
  });

  it('is sent by one of two, and is in the log once', async () => {
    const { server, nwosu, asked } = await ready();
    const haskins = await requestDesk(server, 'mhaskins');
    const said = await Promise.all([nwosu, haskins].map(({ step }) => step(asked, 'sent', 1)));
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'invalid']);
    expect(await kept(server)).toEqual([1, 4, 1]);
  });

  it('R126: is sent to nobody under a bar; neither step nor entry is kept', async () => {
    const { server, nwosu, asked } = await ready();
    const log = await logDesk(server, 'anwosu');
    const partyId = v7();
    await log.addParty('Elsewhere High School', partyId, 'school');
    await log.bar(partyId, '2026-11-01', '2031-11-01');
    // The receiver stands in an earlier step, so that it is said of the step as a whole.
    expect(issuesOf(await nwosu.step(asked, 'sent', 1))).toEqual(['body.form barred']);
    expect(await kept(server)).toEqual([1, 3, 0]);
  });

  it('takes an entry’s id once', async () => {
    const { server, nwosu, asked } = await ready();
    const other = of('transfer-out');
    const disclosureId = v7();
    await nwosu.step(asked, 'sent', 1, {}, disclosureId);
    await nwosu.open(other.kind, 9, {}, other.requestId);
    await nwosu.step(other, 'parent-told', 8);
    await nwosu.step(other, 'verified', 7);
    expect(await nwosu.step(other, 'sent', 1, {}, disclosureId)).toMatchObject({
      outcome: 'refused',
      code: 'disclosure-kept',
    });
    expect(await kept(server)).toEqual([2, 7, 1]);
  });

  it('R120: a step with an entry is struck once the entry is corrected, and then taken anew', async () => {
    const { server, nwosu, asked } = await ready();
    const disclosureId = v7();
    await nwosu.step(asked, 'sent', 1, {}, disclosureId);
    const step = (await nwosu.read()).requests[0]?.steps.at(-1)?.id ?? '';
    expect(issuesOf(await nwosu.step(asked, 'struck', 0, { step }))).toEqual(['body.form.filled.step logged']);
    const log = await logDesk(server, 'anwosu');
    expect(await log.correct(disclosureId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.step(asked, 'struck', 0, { step })).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.step(asked, 'sent', 0)).toMatchObject({ outcome: 'applied' });
    expect(await kept(server)).toEqual([1, 6, 2]);
  });
});
