import { expect } from 'vitest';
import { append } from '../../../server/audit/append.ts';
import {
  askedBefore,
  endedRelations,
  familyNames,
  type Pair,
  relatedPairs,
} from '../../../server/areas/questions/around.repo.ts';
import { lastAsking, usesWithin } from '../../../server/areas/questions/day-uses.repo.ts';
import {
  countDueQuestions,
  countQuestions,
  countUnanswered,
  insertQuestions,
  linesOf,
  lockOwnQuestion,
  lockQuestion,
  type NewQuestion,
  ownQuestions,
  type QuestionPage,
  questionsIn,
  setAnswer,
  setQuestionReviewed,
} from '../../../server/areas/questions/question.repo.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';
import { contactId as rowId } from './contacts.ts';

/** The ground's today is 20 November, a Friday: what was asked before the 13th has waited for five school days. */
const [WAITED, WAITS] = ['2026-11-12', '2026-11-13'];

/** A question to the leader about Kiri, on a day of its own. */
const question = (n: number, change: Partial<NewQuestion> = {}): NewQuestion => ({
  id: rowId(n),
  staffId: 'leader',
  studentId: ids.kiri,
  kinds: '["same-surname"]',
  day: `2026-10-${String(n + 10)}`,
  entries: '[1,2]',
  uses: 2,
  askedDay: WAITS,
  askedAt: AT,
  rev: 1,
  ...change,
});

const ask = (on: Ground, ...questions: NewQuestion[]) => on.write((tx) => insertQuestions(tx, questions));

const answered = { answer: TEXT, answeredAt: MOST, rev: 7 };
async function answer(on: Ground, n: number, staffId = 'leader'): Promise<void> {
  const may = await on.mayDo('history.own', staffId);
  await on.write((tx) => setAnswer(tx, may, { id: rowId(n), ...answered }));
}

const found = { finding: 'not-in-order', text: TEXT, reviewedAt: MOST, rev: 9 } as const;
async function review(on: Ground, n: number, staffId = 'custodian'): Promise<void> {
  const may = await on.mayDo('question.review', staffId);
  await on.write((tx) => setQuestionReviewed(tx, may, { id: rowId(n), ...found }));
}

async function own(on: Ground, page: Partial<QuestionPage> = {}): Promise<string[]> {
  const may = await on.mayDo('history.own');
  return (await on.read((q) => ownQuestions(q, may, { limit: 100, ...page }))).map(({ id }) => id);
}

async function listed(on: Ground, state: 'open' | 'reviewed', page: Partial<QuestionPage> = {}): Promise<string[]> {
  const may = await on.mayDo('question.review', 'custodian');
  return (await on.read((q) => questionsIn(q, may, state, { limit: 100, ...page }))).map(({ id }) => id);
}

/** One answered, one that has waited, one that waits, one reviewed. */
async function oneOfEach(on: Ground): Promise<void> {
  await ask(on, question(1), question(2, { askedDay: WAITED }), question(3), question(4));
  await answer(on, 1);
  await review(on, 4);
}

export const useQuestions: Repository = {
  file: 'areas/questions/question.repo.ts',
  functions: {
    insertQuestions: {
      async 'keeps them word for word and says how many were new'(on) {
        expect(await ask(on, question(1, { kinds: TEXT, entries: TEXT, uses: MOST, askedAt: MOST }))).toBe(1);
        expect(await on.rows('SELECT * FROM use_question')).toEqual([
          [rowId(1), 'leader', TEXT, ids.kiri, '2026-10-11', ids.kiri, TEXT, MOST, WAITS, MOST, '', ...EMPTY, 1],
        ]);
        expect(await ask(on)).toBe(0);
      },
      async 'asks a person about a day and student, and about the day, once'(on) {
        const day = '2026-10-11';
        const ofDay = { day, studentId: null };
        expect(await ask(on, question(1), question(2, { day }), question(3, ofDay), question(4, ofDay))).toBe(2);
        await answer(on, 1);
        const others = [question(6, { day, studentId: ids.amaru }), question(7, { day, staffId: ids.tove })];
        expect(await ask(on, question(5, { day, kinds: '[]' }), ...others)).toBe(2);
        expect(await on.rows('SELECT id, answer FROM use_question ORDER BY id')).toEqual([
          [rowId(1), TEXT],
          [rowId(3), ''],
          [rowId(6), ''],
          [rowId(7), ''],
        ]);
      },
      async 'keeps more than a statement takes'(on) {
        const many = Array.from({ length: 120 }, (_, n) => question(n, { day: `day ${n}` }));
        expect(await ask(on, ...many)).toBe(120);
      },
    },
    ownQuestions: {
      async 'is this person’s, newest first, by id at one instant, page by page'(on) {
        await ask(on, question(2), question(1), question(3, { askedAt: AT - 1 }), question(0, { askedAt: AT + 1 }));
        await ask(on, question(4, { staffId: ids.tove }));
        expect(await own(on)).toEqual([rowId(0), rowId(2), rowId(1), rowId(3)]);
        expect(await own(on, { limit: 2 })).toEqual([rowId(0), rowId(2)]);
        expect(await own(on, { before: { at: AT, id: rowId(2) } })).toEqual([rowId(1), rowId(3)]);
      },
    },
    countUnanswered: {
      async 'counts what waits for this person’s answer'(on) {
        await oneOfEach(on);
        await ask(on, question(5, { staffId: ids.tove }));
        const may = await on.mayDo('history.own');
        expect(await on.look((q) => countUnanswered(q, may))).toBe(2);
      },
    },
    lockOwnQuestion: {
      async 'gives one’s own, and somebody else’s as little as none'(on) {
        await ask(on, question(1), question(2, { staffId: ids.tove }));
        const may = await on.mayDo('history.own');
        expect(await on.write((tx) => lockOwnQuestion(tx, may, rowId(1)))).toMatchObject(question(1));
        expect(await on.write((tx) => lockOwnQuestion(tx, may, rowId(2)))).toBeUndefined();
        expect(await on.write((tx) => lockOwnQuestion(tx, may, rowId(9)))).toBeUndefined();
      },
    },
    setAnswer: {
      async 'writes into this one, of one’s own alone'(on) {
        await ask(on, question(1), question(2), question(3, { staffId: ids.tove }));
        await answer(on, 1);
        await answer(on, 3);
        expect(await on.rows('SELECT answer, answered_at, rev FROM use_question ORDER BY id')).toEqual([
          [TEXT, MOST, 7],
          ['', null, 1],
          ['', null, 1],
        ]);
      },
    },
    questionsIn: {
      async 'has what is answered or has waited, apart from what is reviewed'(on) {
        await oneOfEach(on);
        expect(await listed(on, 'open')).toEqual([rowId(2), rowId(1)]);
        expect(await listed(on, 'reviewed')).toEqual([rowId(4)]);
      },
      async 'is newest first, by id at one instant, page by page'(on) {
        const waited = { askedDay: WAITED };
        const late = { ...waited, askedAt: AT - 1 };
        await ask(on, question(1, waited), question(2, { ...waited, staffId: ids.tove }), question(3, late));
        expect(await listed(on, 'open', { limit: 2 })).toEqual([rowId(2), rowId(1)]);
        expect(await listed(on, 'open', { before: { at: AT, id: rowId(1) } })).toEqual([rowId(3)]);
      },
    },
    countQuestions: {
      async 'counts what the list would hold'(on) {
        await oneOfEach(on);
        const may = await on.mayDo('question.review', 'custodian');
        expect(await on.read((q) => countQuestions(q, may, 'open'))).toBe(2);
        expect(await on.read((q) => countQuestions(q, may, 'reviewed'))).toBe(1);
      },
    },
    countDueQuestions: {
      async 'counts those of others that wait for a review'(on) {
        await oneOfEach(on);
        const [others, leader] = [await on.mayDo('question.review', 'custodian'), await on.mayDo('question.review')];
        expect(await on.look((q) => countDueQuestions(q, others))).toBe(2);
        expect(await on.look((q) => countDueQuestions(q, leader))).toBe(0);
      },
    },
    lockQuestion: {
      async 'gives anybody’s, and nothing for none'(on) {
        await ask(on, question(1));
        const may = await on.mayDo('question.review', 'custodian');
        expect(await on.write((tx) => lockQuestion(tx, may, rowId(1)))).toMatchObject(question(1));
        expect(await on.write((tx) => lockQuestion(tx, may, rowId(2)))).toBeUndefined();
      },
    },
    setQuestionReviewed: {
      async 'writes what was found into this one, in the reviewer’s name'(on) {
        await ask(on, question(1), question(2));
        await review(on, 1);
        expect(
          await on.rows('SELECT finding, review_text, reviewed_by, reviewed_at, rev FROM use_question ORDER BY id'),
        ).toEqual([
          ['not-in-order', TEXT, 'custodian', MOST, 9],
          [null, '', null, null, 1],
        ]);
      },
      async 'is refused to who was asked'(on) {
        await ask(on, question(1));
        await expect(review(on, 1, 'leader')).rejects.toThrow(/CHECK|23514/);
      },
    },
    linesOf: {
      async 'gives these lines by their numbers, and leaves out what is not there'(on) {
        const may = await on.mayDo('question.review', 'custodian');
        const [[seq, line] = []] = await on.rows('SELECT seq, line FROM audit ORDER BY seq LIMIT 1');
        expect(await on.read((q) => linesOf(q, may, [Number(seq), MOST]))).toEqual(new Map([[seq, line]]));
        expect(await on.read((q) => linesOf(q, may, []))).toEqual(new Map());
        const many = Array.from({ length: 450 }, (_, n) => n + 1_000);
        expect((await on.read((q) => linesOf(q, may, [...many, Number(seq)]))).size).toBe(1);
      },
    },
  },
};

/** Of a question that has no answer and no review. */
const EMPTY = [null, null, '', null, null] as const;

const record = (on: Ground, at: number, ...events: Partial<AuditEvent>[]) =>
  on.store.write({ actorId: 'leader', sessionRef: null, requestId: 'r', at }, async (tx) => {
    const whole = events.map((event) => ({ ...VIEW, ...event }));
    for (const event of whole.slice(1)) await append(tx, event);
    return { receipt: await append(tx, whole[0] ?? VIEW), value: undefined };
  });
const VIEW: AuditEvent = { action: 'student.view', resource: 'face-sheet', decision: 'allowed', studentId: ids.kiri };
const sizeOf = async ({ one }: Ground) => Number(await one('SELECT size FROM audit_head'));

export const dayUses: Repository = {
  file: 'areas/questions/day-uses.repo.ts',
  functions: {
    usesWithin: {
      async 'gives allowed uses of records among these entries, in their order'(on) {
        const from = (await sizeOf(on)) + 1;
        await record(on, AT, {});
        await record(on, AT, { decision: 'refused' });
        await record(on, AT, { action: 'student.lookup' });
        await record(on, AT, { action: 'contact.add' });
        await record(on, AT, {});
        const lines = await on.look((q) => usesWithin(q, { first: from, last: from + 3 }));
        expect(lines.map((line) => (JSON.parse(line) as unknown[])[1])).toEqual([from, from + 3]);
      },
    },
    lastAsking: {
      async 'gives the newest with its detail, also where that is destroyed'(on) {
        expect(await on.look(lastAsking)).toBeUndefined();
        const asking: Partial<AuditEvent> = { action: 'question.ask', studentId: undefined, decision: 'done' };
        await record(on, AT, { ...asking, detail: 'first' });
        await record(on, AT + 1, { ...asking, detail: TEXT });
        await record(on, AT + 2);
        expect(await on.look(lastAsking)).toEqual({ at: AT + 1, detail: TEXT });
        await on.tend((tx) => tx.db.delete(tx.tables.auditDetail));
        expect(await on.look(lastAsking)).toEqual({ at: AT + 1, detail: null });
      },
    },
  },
};

type Relation = { staffId?: string; studentId?: string; source?: string; since?: string; until: string | null };
const relate = (on: Ground, ...relations: Relation[]) =>
  on.tend(async (tx) => {
    const plain = { staffId: ids.tove, studentId: ids.kiri, relation: 'teacher', source: 'a', since: '2026-08-01' };
    await tx.db.insert(tx.tables.relation).values(relations.map((one) => ({ ...plain, ...one })));
  });
const DAY = '2026-11-20';
const ENDED = { after: '2026-10-21', day: DAY };
const ended = (on: Ground, staff: string[] = [ids.tove, ids.rosa]) => on.read((q) => endedRelations(q, staff, ENDED));

export const around: Repository = {
  file: 'areas/questions/around.repo.ts',
  functions: {
    familyNames: {
      async 'gives names by id, of either kind, and of more than a statement takes'(on) {
        const many = [...Array.from({ length: 450 }, (_, n) => `nobody ${n}`), ids.tove, ids.kiri];
        expect(await on.read((q) => familyNames(q, 'staff', many))).toEqual(new Map([[ids.tove, 'Söderberg']]));
        expect(await on.read((q) => familyNames(q, 'student', many))).toEqual(new Map([[ids.kiri, 'O’Neill-Nguyễn']]));
      },
    },
    endedRelations: {
      async 'gives the first day after the last of the two’s relations'(on) {
        await relate(on, { until: '2026-11-01' }, { until: '2026-11-20', source: 'b' });
        await relate(on, { until: '2026-11-05', staffId: ids.rosa }, { until: '2026-10-22', studentId: ids.amaru });
        expect(new Set(await ended(on))).toEqual(
          new Set([
            { staffId: ids.tove, studentId: ids.kiri, endedOn: '2026-11-20' },
            { staffId: ids.rosa, studentId: ids.kiri, endedOn: '2026-11-05' },
            { staffId: ids.tove, studentId: ids.amaru, endedOn: '2026-10-22' },
          ]),
        );
        expect(await ended(on, [])).toEqual([]);
      },
      async 'leaves out what holds, has been over for long, or begins later'(on) {
        await relate(on, { until: '2026-11-01' }, { until: null, source: 'b' });
        await relate(on, { until: '2026-11-21', studentId: ids.amaru }, { until: '2026-10-21', studentId: ids.gone });
        expect(await ended(on)).toEqual([]);
        await relate(on, { until: '2026-11-02', staffId: ids.rosa });
        await relate(on, { until: null, since: '2026-11-21', staffId: ids.rosa, source: 'b' });
        expect(await ended(on)).toEqual([{ staffId: ids.rosa, studentId: ids.kiri, endedOn: '2026-11-02' }]);
      },
    },
    relatedPairs: {
      async 'gives those of these pairs between which a relation holds on the day, each once'(on) {
        const [held, ended] = [pair(ids.tove, ids.kiri), pair(ids.tove, ids.amaru)];
        await relate(on, { until: null }, { until: '2026-11-21', source: 'b' }, { until: null, studentId: ids.gone });
        await relate(on, { until: DAY, studentId: ids.amaru });
        await relate(on, { until: null, staffId: ids.rosa, since: '2026-11-21' });
        const related = (pairs: Pair[]) => on.read((q) => relatedPairs(q, pairs, DAY));
        expect(await related([held, ended, pair(ids.rosa, ids.kiri), pair(ids.rosa, ids.gone)])).toEqual([held]);
        expect(await related([...strangers, held])).toEqual([held]);
        expect(await related([])).toEqual([]);
      },
    },
    askedBefore: {
      async 'gives what these were asked about these students after a day and up to another, by day'(on) {
        const about = { staffId: ids.tove, kinds: TEXT };
        await ask(on, question(3, { ...about, day: DAY }), question(2, { ...about, day: '2026-10-22' }));
        await ask(on, question(1, { ...about, day: '2026-10-21' }), question(4, { ...about, day: '2026-11-21' }));
        await ask(on, question(5, { ...about, day: DAY, studentId: null }));
        await ask(on, question(6, { day: DAY }), question(7, { ...about, day: DAY, studentId: ids.amaru }));
        const asked = (pairs: Pair[]) => on.read((q) => askedBefore(q, pairs, ENDED));
        const one = pair(ids.tove, ids.kiri);
        const both = ['2026-10-22', DAY].map((day) => ({ ...one, kinds: TEXT, day }));
        expect(await asked([one])).toEqual(both);
        expect(await asked([...strangers, one])).toEqual(both);
        expect(await asked([])).toEqual([]);
      },
      async 'leaves out what was found not to be in order: it is asked again'(on) {
        await ask(on, question(1, { staffId: ids.tove, kinds: TEXT, day: DAY }));
        await review(on, 1);
        expect(await on.read((q) => askedBefore(q, [pair(ids.tove, ids.kiri)], ENDED))).toEqual([]);
      },
    },
  },
};

const pair = (staffId: string, studentId: string): Pair => ({ staffId, studentId });
/** More than a statement takes. */
const strangers = Array.from({ length: 450 }, (_, n) => pair(`nobody ${n}`, ids.kiri));
