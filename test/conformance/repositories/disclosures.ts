import { expect } from 'vitest';
import { disclosuresOf, exportedRows, type Paged } from '../../../server/areas/disclosures/disclosure.repo.ts';
import { keepReceiver, receiversCalled } from '../../../server/areas/disclosures/receiver.repo.ts';
import { countDisclosures, windowStart } from '../../../server/areas/disclosures/tally.repo.ts';
import { disclosureRowSchema } from '../../../shared/areas/disclosures/disclosure.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';
import { contactId as rowId } from './contacts.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** The start of a day: 2026-09-01. */
const START = Date.parse('2026-09-01T00:00:00Z');

const disclosure = (at: number, n: number, buildingId: string = ids.harborView) => ({
  buildingId,
  at,
  id: rowId(n),
  studentId: ids.kiri,
  party: TEXT,
  interest: 'An order',
  basis: 'R101',
  outcome: n % 2 === 0 ? 'denied' : 'released',
  recordedBy: ids.tove,
  rev: n,
});

const log = ({ tend }: Ground, ...rows: ReturnType<typeof disclosure>[]) =>
  tend((tx) => tx.db.insert(tx.tables.disclosure).values(rows));

const ask = (change: Partial<Paged> = {}): Paged => ({
  buildingId: ids.harborView,
  from: START,
  until: START + DAY,
  limit: 100,
  ...change,
});

async function page(on: Ground, change: Partial<Paged> = {}) {
  const may = await on.mayListDisclosures();
  const rows = await on.read((q) => disclosuresOf(q, may, ask(change)));
  return rows.map((row) => disclosureRowSchema.parse(JSON.parse(row)));
}

async function count(on: Ground, change: Partial<Paged> = {}): Promise<number> {
  const may = await on.mayListDisclosures();
  return on.read((q) => countDisclosures(q, may, ask(change)));
}

export const disclosures: Repository = {
  file: 'areas/disclosures/disclosure.repo.ts',
  functions: {
    disclosuresOf: {
      async 'gives rows of the wire, word for word'(on) {
        await log(on, disclosure(START, 1));
        expect(await page(on)).toEqual([
          {
            id: rowId(1),
            at: START,
            buildingId: ids.harborView,
            student: { id: ids.kiri, sisId: '204417', name: 'Kiri O’Neill-Nguyễn' },
            party: TEXT,
            interest: 'An order',
            basis: 'R101',
            outcome: 'released',
            corrected: false,
          },
        ]);
      },
      async 'is narrowed to a basis and an outcome, and says what is corrected'(on) {
        const transfer = { ...disclosure(START, 5), basis: 'R94' };
        await log(on, disclosure(START, 1), disclosure(START, 2), disclosure(START, 3), transfer);
        const wrong = { studentId: ids.kiri, disclosureId: rowId(1), why: TEXT, recordedBy: ids.tove };
        await on.tend((tx) => tx.db.insert(tx.tables.disclosureCorrection).values({ ...wrong, recordedAt: 1, rev: 9 }));
        const found = async (change: Partial<Paged>) =>
          (await page(on, change)).map(({ id, corrected }) => [id, corrected]);
        expect(await found({ basis: 'R94' })).toEqual([[rowId(5), false]]);
        expect(await found({ outcome: 'denied' })).toEqual([[rowId(2), false]]);
        expect(await found({ basis: 'R101', outcome: 'released' })).toEqual([
          [rowId(3), false],
          [rowId(1), true],
        ]);
        const before = { at: START, id: rowId(3) };
        expect(await found({ basis: 'R101', outcome: 'released', before })).toEqual([[rowId(1), true]]);
        expect(await found({ basis: 'none' })).toEqual([]);
      },
      async 'is newest first, by id at one instant; the start belongs to it, the end does not'(on) {
        await log(on, disclosure(START - 1, 1), disclosure(START + DAY, 2), disclosure(START, 9, ids.lakeside));
        await log(on, disclosure(START, 4), disclosure(START, 3), disclosure(START + DAY - 1, 5));
        const placed = (rows: Awaited<ReturnType<typeof page>>) => rows.map(({ at, id }) => [at - START, id]);
        expect(placed(await page(on))).toEqual([
          [DAY - 1, rowId(5)],
          [0, rowId(4)],
          [0, rowId(3)],
        ]);
        expect(placed(await page(on, { limit: 1 }))).toEqual([[DAY - 1, rowId(5)]]);
        expect(placed(await page(on, { before: { at: START, id: rowId(4) } }))).toEqual([[0, rowId(3)]]);
        expect(await page(on, { before: { at: START, id: rowId(3) } })).toEqual([]);
        expect(await page(on, { buildingId: ids.nobody })).toEqual([]);
      },
    },
    exportedRows: {
      async 'is the log as it stood at a revision, corrections and all'(on) {
        await log(on, disclosure(START, 1), disclosure(START, 2), disclosure(START, 8));
        const wrong = { studentId: ids.kiri, disclosureId: rowId(1), why: TEXT, recordedBy: ids.tove };
        await on.tend((tx) => tx.db.insert(tx.tables.disclosureCorrection).values({ ...wrong, recordedAt: 1, rev: 9 }));
        const may = await on.mayListDisclosures();
        const at = async (rev: number, change: Partial<Paged> = {}) =>
          (await on.read((q) => exportedRows(q, may, ask(change), rev))).rows.map((row) => {
            const { id, corrected } = disclosureRowSchema.parse(JSON.parse(row));
            return [id, corrected];
          });
        expect(await at(8)).toEqual([
          [rowId(8), false],
          [rowId(2), false],
          [rowId(1), false],
        ]);
        expect(await at(9, { buildingId: undefined, outcome: 'released' })).toEqual([[rowId(1), true]]);
        expect(await at(1, { parties: [TEXT] })).toEqual([[rowId(1), false]]);
        expect(await at(9, { parties: [] })).toEqual([]);
      },
      async 'goes on until nothing is left, through spans in which nothing is old enough'(on) {
        const rows = [0, 1, 2, 3].flatMap((day) => [0, 1].map((n) => disclosure(START + day * DAY + n, day * 2 + n)));
        await log(on, ...rows);
        const may = await on.mayListDisclosures();
        const seen: string[] = [];
        let before: Paged['before'];
        for (let next: Paged['before'] | null = undefined; next !== null; before = next ?? undefined) {
          const asked = ask({ buildingId: undefined, until: START + 4 * DAY, limit: 1, before });
          const page = await on.read((q) => exportedRows(q, may, asked, 3));
          seen.push(...page.rows.map((row) => disclosureRowSchema.parse(JSON.parse(row)).id));
          next = page.next;
        }
        expect(seen).toEqual([rowId(3), rowId(2), rowId(1), rowId(0)]);
      },
    },
  },
};

export const tallies: Repository = {
  file: 'areas/disclosures/tally.repo.ts',
  functions: {
    countDisclosures: {
      async 'is exact however the range cuts its days'(on) {
        const times = [0, 1, HOUR, DAY - 1, DAY, DAY, DAY + HOUR, 2 * DAY, 3 * DAY - 1, 5 * DAY].map((t) => START + t);
        await log(on, ...times.map((at, i) => disclosure(at, i)), disclosure(START, 99, ids.lakeside));
        const edges = [-DAY, 0, 1, HOUR + 1, DAY, DAY + 1, 2 * DAY, 3 * DAY - 1, 3 * DAY, 6 * DAY].map(
          (t) => START + t,
        );
        for (const from of edges) {
          for (const until of edges) {
            expect(await count(on, { from, until })).toBe(times.filter((at) => at >= from && at < until).length);
          }
        }
      },
      async 'counts of a basis and an outcome alone'(on) {
        const rows = [disclosure(START, 1), disclosure(START + DAY - 1, 2), disclosure(START + DAY, 3)];
        await log(on, ...rows, { ...disclosure(START, 4), basis: 'R94' }, disclosure(START, 5, ids.lakeside));
        const counted = [{ basis: 'R101' }, { outcome: 'denied' }, { basis: 'R101', outcome: 'denied' }] as const;
        expect([await count(on, counted[0]), await count(on, counted[1]), await count(on, counted[2])]).toEqual([
          2, 2, 1,
        ]);
        expect(await count(on, { basis: 'none' })).toBe(0);
      },
      async 'of nothing is zero'(on) {
        expect(await count(on)).toBe(0);
        expect(await count(on, { from: 0, until: 0 })).toBe(0);
      },
    },
    windowStart: {
      async 'holds a page of what is sought, and never the span in which it ends'(on) {
        const rows = [0, 1, 2, 3].flatMap((day) =>
          [0, 1, 2].map((n) => disclosure(START + day * DAY + n, day * 3 + n)),
        );
        await log(on, ...rows, disclosure(START + 2 * DAY, 99, ids.lakeside));
        const may = await on.mayListDisclosures();
        const start = (need: number, change: Partial<Paged> = {}) =>
          on.read((q) => windowStart(q, may, ask({ until: START + 4 * DAY, ...change }), START + 4 * DAY, need));
        expect(await start(3)).toBe(START + 3 * DAY);
        expect(await start(4)).toBe(START + 2 * DAY);
        expect(await start(4, { outcome: 'denied' })).toBe(START + DAY);
        expect(await start(7, { buildingId: undefined })).toBe(START + 2 * DAY);
        expect(await start(99)).toBe(START);
        expect(await start(1, { basis: 'R94' })).toBe(START);
      },
    },
  },
};

export const receivers: Repository = {
  file: 'areas/disclosures/receiver.repo.ts',
  functions: {
    receiversCalled: {
      async 'finds by the beginnings of words, and what is gone no more'(on) {
        const parties = ['Dana Reyes, Brightpath Research', 'County juvenile court', 'Brighton School'];
        await log(on, ...parties.map((party, n) => ({ ...disclosure(START, n), party })));
        const may = await on.mayListDisclosures();
        const called = async (text: string, limit = 9) =>
          (await on.read((q) => receiversCalled(q, may, text, limit))).sort();
        expect(await called('bright')).toEqual([parties[2], parties[0]]);
        expect(await called('res BRIGHT')).toEqual([parties[0]]);
        expect(await called('ight')).toEqual([]);
        expect(await called('%')).toEqual([]);
        expect(await called('bright', 1)).toHaveLength(1);
        await on.tend((tx) => tx.db.delete(tx.tables.disclosure));
        expect(await called('bright')).toEqual([]);
      },
    },
    keepReceiver: {
      async 'is searched without accents, and counted with its entry'(on) {
        const party = 'Clínica Peña';
        const enter = await on.mayOn('disclosure.record', ids.kiri, 'custodian');
        await on.write(async (tx) => {
          await keepReceiver(tx, enter, party);
          await keepReceiver(tx, enter, party);
        });
        await log(on, { ...disclosure(START, 1), party });
        const may = await on.mayListDisclosures();
        expect(await on.read((q) => receiversCalled(q, may, 'clinica pena', 9))).toEqual([party]);
      },
    },
  },
};
