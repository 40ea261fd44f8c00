import { v7 } from 'uuid';
import { expect } from 'vitest';
import {
  type Mapping,
  type MappingCompare,
  mappingCompareSchema,
  type MappingRow,
  mappingSchema,
  type MappingTry,
  mappingTrySchema,
} from '../../../../../shared/areas/access/mapping.ts';
import type { OpAnswer } from '../../../../../shared/wire/ops.ts';
import { acting, type Acting } from '../../../../../test/tools/acting.ts';
import { ids } from '../../../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../../../test/tools/test-server.ts';

/** The day of the tests' clock, and the next. */
export const TODAY = '2026-11-20';
export const TOMORROW = '2026-11-21';
const DAY = 86_400_000;

/** A row that makes a group's members social workers in the district, but for what is changed. */
export const row = (change: Partial<MappingRow> = {}): MappingRow => ({
  id: v7(),
  claim: 'group',
  test: 'equals',
  value: 'SOC_WORK',
  building: null,
  role: 'socialWorker',
  scope: { kind: 'district' },
  since: null,
  until: null,
  ...change,
});

interface Said {
  readonly staffId: string;
  readonly value: string;
  readonly kind?: string;
  readonly buildingId?: string;
  readonly since?: string;
  readonly until?: string | null;
}

export interface Desk {
  readonly server: TestServer;
  /** Ines Aguinaldo, administrator of the system by a fact that no map gives. */
  admin(): Acting;
  /** Goes on a day later, signed in again: sessions end. */
  nextDay(): Promise<void>;
  read(): Promise<Mapping>;
  /** Saves a draft over whatever draft there is, and publishes it. */
  publish(...rows: MappingRow[]): Promise<OpAnswer>;
  compare(...rows: MappingRow[]): Promise<MappingCompare>;
  try(rows: readonly MappingRow[], who: object): Promise<MappingTry>;
  /** Has the directory, or the roster, say something of somebody. */
  claim(...said: readonly Said[]): Promise<void>;
  /** Roles that follow from claims: user name, role, building, since, until. */
  mapped(): Promise<string[]>;
}

/** The small district with somebody at work on its role map. */
export async function desk(): Promise<Desk> {
  const server = await testServer();
  let admin = await acting(server, 'iaguinaldo');
  let token = await server.signIn('iaguinaldo');
  const read = async () => {
    const answer = await server.send('GET', '/v1/mapping', undefined, token);
    expect(answer.status).toBe(200);
    return mappingSchema.parse(await answer.json());
  };
  const ask = async (path: string, body: object): Promise<unknown> => {
    const { status, text } = await admin.ask(path, body);
    expect([status, text]).toEqual([200, expect.any(String)]);
    return JSON.parse(text);
  };
  return {
    server,
    admin: () => admin,
    async nextDay() {
      server.runtime.advance(DAY);
      admin = await acting(server, 'iaguinaldo');
      token = await server.signIn('iaguinaldo');
    },
    read,
    async publish(...rows) {
      const saved = await admin.op('mapping.save', { rev: (await read()).draft?.rev ?? 0, rows });
      if (saved.outcome !== 'applied') return saved;
      return admin.op('mapping.publish', { rev: saved.rev, reason: 'A new year.', regulation: 'SR 515-1' });
    },
    compare: async (...rows) => mappingCompareSchema.parse(await ask('mapping/compare', { rows })),
    try: async (rows, who) => mappingTrySchema.parse(await ask('mapping/try', { rows, who })),
    async claim(...said) {
      const rest = { kind: 'group', buildingId: '', source: 'assignments', since: '2026-08-12', until: null };
      await server.store.tend((tx) =>
        tx.db.insert(tx.tables.staffClaim).values(said.map((one) => ({ ...rest, ...one }))),
      );
    },
    mapped: async () =>
      (
        await server.rows(`SELECT staff.username, r.role, r.building_id, r.since, r.until FROM role_fact r
          JOIN staff ON staff.id = r.staff_id WHERE r.source = 'mapping' ORDER BY 1, 2, 3, 4`)
      ).map((fact) =>
        fact
          .map(
            (value) => (value === ids.harborView ? 'harborView' : value === ids.lakeside ? 'lakeside' : value) ?? '–',
          )
          .join(' '),
      ),
  };
}
