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
      'body.form.kind gate.no-objection',
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

  it('is in the log as denied where it is not sent (R115)', async () => {
    const { server, nwosu, asked } = await ready();
    const disclosureId = v7();
    const said = await nwosu.step(asked, 'denied', 1, { deniedWhy: 'It is no school.' }, disclosureId);
    expect(said).toMatchObject({ outcome: 'applied' });
    const log = await logDesk(server, 'anwosu');
    const filled = { party: 'Elsewhere High School', deniedWhy: 'It is no school.' };
    expect((await log.read()).entries).toMatchObject([
      { disclosureId, form: { outcome: 'denied', basis: 'R94', filled } },
    ]);
    expect((await nwosu.read()).requests[0]?.closed).toBe(true);
  });

  it('R120: is no request by mistake while what was entered of it stands', async () => {
    const { nwosu, asked } = await noticed(1);
    expect(issuesOf(await nwosu.step(asked, 'entered-by-mistake', 0))).toEqual(['body.form.kind logged']);
  });

  it('R120: a step whose entry was corrected by another is struck once that one is corrected too', async () => {
    const { server, nwosu, asked } = await ready();
    const [disclosureId, rightId] = [v7(), v7()];
    await nwosu.step(asked, 'sent', 1, {}, disclosureId);
    const log = await logDesk(server, 'anwosu');
    const [entry] = (await log.read()).entries;
    expect(entry && (await log.correct(disclosureId, entry.form, rightId))).toMatchObject({ outcome: 'applied' });
    const step = (await nwosu.read()).requests[0]?.steps.at(-1)?.id ?? '';
    expect(issuesOf(await nwosu.step(asked, 'struck', 0, { step }))).toEqual(['body.form.filled.step logged']);
    expect(await log.correct(rightId)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.step(asked, 'struck', 0, { step })).toMatchObject({ outcome: 'applied' });
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

describe('R100, C7: the parent of a dependent student', () => {
  /** A request about a student who was 18 some days ago. */
  async function asAdult(evidence: string) {
    const server = await logServer();
    await server.store.tend((tx) => tx.db.update(tx.tables.student).set({ birthDate: '2008-11-01' }));
    const nwosu = await requestDesk(server, 'anwosu');
    const asked = of('inspection');
    const first = { as: 'dependent', evidence, wants: 'see', party: 'Dana Baptiste' };
    expect(await nwosu.open(asked.kind, 5, first, asked.requestId)).toMatchObject({ outcome: 'applied' });
    const log = await logDesk(server, 'anwosu');
    return { server, nwosu, asked, entries: async () => (await log.read()).entries.map(({ form }) => form) };
  }

  it('sees the record on evidence, which the log holds', async () => {
    const { nwosu, asked, entries } = await asAdult('tax-return');
    expect(await nwosu.step(asked, 'inspected', 1, { records: ['grades'] })).toMatchObject({ outcome: 'applied' });
    const filled = { party: 'Dana Baptiste', capacity: 'parent', records: ['grades'], evidence: 'tax-return' };
    expect(await entries()).toMatchObject([{ outcome: 'released', basis: 'R100', filled }]);
  });

  it('sees nothing without, and is in the log as denied', async () => {
    const { nwosu, asked, entries } = await asAdult('none');
    expect(issuesOf(await nwosu.step(asked, 'inspected', 1))).toEqual(['body.form.kind gate.dependency-shown']);
    expect(await nwosu.step(asked, 'denied', 1, { ground: 'adult' })).toMatchObject({ outcome: 'applied' });
    expect(await entries()).toMatchObject([{ outcome: 'denied', basis: 'R100', filled: { party: 'Dana Baptiste' } }]);
  });

  it('does not ask as the parent of a minor any more', async () => {
    const { server, nwosu } = await asAdult('none');
    expect(issuesOf(await nwosu.open('inspection', 1, { wants: 'see', as: 'parent' }))).toEqual([
      'body.form.filled.as adult',
    ]);
    expect(await kept(server)).toEqual([1, 1, 0]);
  });
});
