import { describe, expect, it } from 'vitest';
import { type Acting, acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { askedOnce, DAY, find, LATE, listed, NOON, own, used } from './testing/asked.ts';

const DAY_MS = 86_400_000;
const KIRI = { name: 'Kiri Baptiste-Nguyen', sisId: '204417' };
const TEXT = 'The crisis line called me at home.';

const lines = async (server: TestServer, action: string) =>
  (await server.rows(`SELECT line FROM audit WHERE action = '${action}' ORDER BY seq`)).map(([line]) => String(line));
const answer = (questionId: string, text = TEXT) => ({ questionId, text });
const review = (questionId: string, seenAnswerAt: number | null = null) => ({
  questionId,
  finding: 'in-order',
  text: 'The call is in the log.',
  seenAnswerAt,
});
/** When the only question of these that a reviewer sees was answered. */
const seen = async (who: Acting) => (await listed(who, 'open')).rows[0]?.answeredAt ?? null;

describe('one’s own questions', () => {
  it('say what they rest on, wait at the desk, and take one answer', async () => {
    const { server, rosa, questionId } = await askedOnce();
    expect(await rosa.me()).toMatchObject({ waiting: { ownQuestions: 1, questions: 0 } });
    const [question] = (await own(rosa)).rows;
    expect(question).toMatchObject({ questionId, day: DAY, kinds: ['out-of-hours'], count: 1, finding: null });
    expect(question).toMatchObject({ askedDay: '2026-11-24', answer: '', answeredAt: null, reviewText: '' });
    expect(question?.uses).toMatchObject([{ at: LATE, action: 'student.view', student: KIRI }]);

    expect(await rosa.op('question.answer', answer(questionId))).toMatchObject({ outcome: 'applied' });
    expect(await rosa.me()).toMatchObject({ waiting: { ownQuestions: 0 } });
    expect((await own(rosa)).rows).toMatchObject([{ answer: TEXT, answeredAt: server.runtime.now() }]);
    expect(await rosa.op('question.answer', answer(questionId, 'Again.'))).toMatchObject({ code: 'answered' });
    expect((await own(rosa)).rows).toMatchObject([{ answer: TEXT }]);
  });

  it('are nobody else’s: another one’s and none are refused in the same words', async () => {
    const { server, questionId } = await askedOnce();
    const tove = await acting(server, 'tsoderberg');
    expect((await own(tove)).rows).toEqual([]);
    const refused = await tove.op('question.answer', answer(questionId));
    expect(refused).toMatchObject({ outcome: 'refused', code: 'missing' });
    const none = await tove.op('question.answer', answer(ids.nwosu));
    expect({ ...none, opId: '' }).toEqual({ ...refused, opId: '' });
    expect(await server.one('SELECT answer FROM use_question')).toBe('');
  });

  it('name no student whom the person may see no longer', async () => {
    const { server, rosa } = await askedOnce();
    await server.store.tend(async (tx) => void (await tx.db.update(tx.tables.relation).set({ until: '2026-11-24' })));
    const { text } = await rosa.ask('questions/own', { limit: 50 });
    expect(JSON.parse(text)).toMatchObject({ rows: [{ uses: [{ student: null }] }] });
    expect(text).not.toMatch(/Kiri|204417/);
    expect(text).not.toContain(ids.kiri);
  });

  it('come newest first, page by page', async () => {
    const { server } = await askedOnce();
    server.runtime.advance(DAY_MS);
    await used(server, { by: ids.ortiz, at: LATE + DAY_MS });
    await find(server, '2026-11-24');
    const rosa = await acting(server, 'rortiz');
    const first = await own(rosa, { limit: 1 });
    expect(first.rows).toMatchObject([{ day: '2026-11-24' }]);
    const second = await own(rosa, { limit: 1, before: first.next });
    expect(second).toMatchObject({ rows: [{ day: DAY }], next: null });
  });
});

describe('a review', () => {
  it('waits for the answer', async () => {
    const { server, rosa, nwosu, questionId } = await askedOnce();
    expect(await listed(nwosu, 'open')).toMatchObject({ rows: [], total: 0 });
    expect(await nwosu.me()).toMatchObject({ waiting: { questions: 0 } });
    expect(await nwosu.op('question.review', review(questionId))).toMatchObject({ code: 'too-early' });

    await rosa.op('question.answer', answer(questionId));
    expect(await nwosu.me()).toMatchObject({ waiting: { questions: 1 } });
    const { rows, total } = await listed(nwosu, 'open');
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ questionId, answer: TEXT, staff: { staffId: ids.ortiz, name: 'Rosa Ortiz' } });
    expect(rows[0]?.uses).toMatchObject([{ student: KIRI }]);

    const send = async (at: number | null) => nwosu.op('question.review', review(questionId, at));
    expect(await send(rows[0]?.answeredAt ?? null)).toMatchObject({ outcome: 'applied' });
    expect(await nwosu.me()).toMatchObject({ waiting: { questions: 0 } });
    expect(await listed(nwosu, 'open')).toMatchObject({ total: 0 });
    const done = { finding: 'in-order', reviewText: 'The call is in the log.', reviewedBy: 'Adaeze Nwosu' };
    expect((await listed(nwosu, 'reviewed')).rows).toMatchObject([done]);
    expect((await own(rosa)).rows).toMatchObject([done]);
    expect(await nwosu.op('question.review', review(questionId))).toMatchObject({ code: 'reviewed' });
    expect(await server.one('SELECT reviewed_by FROM use_question')).toBe(ids.nwosu);
  });

  it('goes on without an answer after five school days, and an answer then comes too late', async () => {
    const { server, questionId } = await askedOnce();
    // Asked on a Tuesday: Wednesday to the next Tuesday are for the answer.
    server.runtime.advance(7 * DAY_MS);
    expect(await listed(await acting(server, 'anwosu'), 'open')).toMatchObject({ total: 0 });
    server.runtime.advance(DAY_MS);
    const nwosu = await acting(server, 'anwosu');
    expect((await listed(nwosu, 'open')).rows).toMatchObject([{ questionId, answer: '', answeredAt: null }]);
    expect(await nwosu.me()).toMatchObject({ waiting: { questions: 1 } });
    const rosa = await acting(server, 'rortiz');
    expect(await rosa.me()).toMatchObject({ waiting: { ownQuestions: 1 } });
    expect(await nwosu.op('question.review', review(questionId))).toMatchObject({ outcome: 'applied' });
    expect(await rosa.op('question.answer', answer(questionId))).toMatchObject({ code: 'reviewed' });
    expect(await rosa.me()).toMatchObject({ waiting: { ownQuestions: 0 } });
  });

  it('never closes an answer that the reviewer has not seen', async () => {
    const { server, questionId } = await askedOnce();
    server.runtime.advance(8 * DAY_MS);
    const [unanswered] = (await listed(await acting(server, 'anwosu'), 'open')).rows;
    expect(unanswered).toMatchObject({ questionId, answeredAt: null });
    await (await acting(server, 'rortiz')).op('question.answer', answer(questionId));
    const reviewer = await acting(server, 'anwosu');
    for (const moment of [null, 1]) {
      const refused = await reviewer.op('question.review', review(questionId, moment));
      expect(refused).toMatchObject({ outcome: 'refused', code: 'stale', text: /answered while you were writing/ });
    }
    expect(await server.rows('SELECT finding, review_text FROM use_question')).toEqual([[null, '']]);
    const [row] = (await listed(reviewer, 'open')).rows;
    expect(row).toMatchObject({ answer: TEXT });
    expect(await reviewer.op('question.review', review(questionId, row?.answeredAt ?? null))).toMatchObject({
      outcome: 'applied',
    });
  });

  it('is never of one’s own, by the database too', async () => {
    const { server, nwosu } = await askedOnce({ by: ids.nwosu, at: LATE });
    const questionId = String(await server.one(`SELECT id FROM use_question WHERE staff_id = '${ids.nwosu}'`));
    await nwosu.op('question.answer', answer(questionId));
    expect(await nwosu.me()).toMatchObject({ waiting: { questions: 0 } });
    expect(await nwosu.op('question.review', review(questionId))).toMatchObject({ code: 'own' });
    const behind = server.store.tend(async (tx) => {
      await tx.db.update(tx.tables.useQuestion).set({ reviewedBy: ids.nwosu, reviewedAt: 1 });
    });
    await expect(behind).rejects.toThrow(/CHECK|23514/);
    const cole = await acting(server, 'gcole');
    expect(await cole.op('question.review', review(questionId, await seen(cole)))).toMatchObject({
      outcome: 'applied',
    });
  });

  it('is for records managers and the superintendent alone', async () => {
    const { rosa, questionId } = await askedOnce();
    expect((await rosa.ask('questions/list', { state: 'open', limit: 50 })).status).toBe(403);
    expect(await rosa.op('question.review', review(questionId))).toMatchObject({ code: 'not-allowed' });
  });
});

describe('the trail', () => {
  it('has each asking, list, answer and review, with no word of what was written', async () => {
    const { server, rosa, nwosu, questionId } = await askedOnce();
    await own(rosa);
    await rosa.op('question.answer', answer(questionId));
    await nwosu.op('question.review', review(questionId, await seen(nwosu)));
    const about = async (action: string) => (await lines(server, action)).map((line) => JSON.parse(line) as unknown[]);
    expect(await about('question.ask')).toMatchObject([
      { 3: null, 7: 'family-name', 10: 'allowed' },
      { 3: null, 7: 'use-question', 10: 'done' },
    ]);
    expect(await about('question.list')).toMatchObject([
      { 3: ids.ortiz, 7: 'own-question', 10: 'allowed', 11: 'R56-apply' },
      { 3: ids.nwosu, 7: 'use-question', 10: 'allowed', 11: 'R60' },
    ]);
    expect(await about('question.answer')).toMatchObject([{ 3: ids.ortiz, 10: 'allowed' }]);
    expect(await about('question.review')).toMatchObject([{ 3: ids.nwosu, 10: 'allowed', 11: 'R60' }]);
    const all = await server.rows('SELECT line FROM audit UNION ALL SELECT detail FROM audit_detail');
    for (const [text] of all) expect(String(text)).not.toMatch(/crisis line|in the log|Kiri|204417/);
  });

  it('names the student of a question about one', async () => {
    const server = await testServer();
    await server.store.tend(
      async (tx) => void (await tx.db.update(tx.tables.staff).set({ familyName: 'Baptiste-Nguyen' })),
    );
    await used(server, { by: ids.cole, at: NOON });
    await find(server);
    const cole = await acting(server, 'gcole');
    const [question] = (await own(cole)).rows;
    expect(question?.kinds).toEqual(['same-surname']);
    await cole.op('question.answer', answer(question?.questionId ?? ''));
    expect((await lines(server, 'question.answer')).join()).toContain(ids.kiri);
  });
});
