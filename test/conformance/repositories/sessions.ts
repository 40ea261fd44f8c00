import { expect } from 'vitest';
import {
  deleteSession,
  deleteSessionsBefore,
  deleteSessionsOf,
  findSession,
  insertSession,
  type SessionRow,
  sessionsOf,
  touchSession,
} from '../../../server/identity/sessions.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';

const session = (id: string, change: Partial<SessionRow> = {}): SessionRow => ({
  id,
  staffId: ids.tove,
  kind: 'console',
  createdAt: AT,
  lastSeenAt: AT,
  ...change,
});

async function begin({ tend }: Ground, ...rows: SessionRow[]): Promise<void> {
  for (const row of rows) await tend((tx) => insertSession(tx, row));
}

const left = async ({ rows }: Ground) => (await rows('SELECT id FROM sign_in_session ORDER BY id')).flat();

export const sessions: Repository = {
  file: 'identity/sessions.repo.ts',
  functions: {
    findSession: {
      async 'gives the row as it was kept, or nothing'(on) {
        const row = session(TEXT, { kind: 'extension', createdAt: MOST, lastSeenAt: AT });
        await begin(on, row, session('other'));
        expect(await on.look((q) => findSession(q, TEXT))).toEqual(row);
        expect(await on.look((q) => findSession(q, TEXT.toLowerCase()))).toBeUndefined();
      },
    },
    sessionsOf: {
      async 'gives all of one person, and nobody else’s'(on) {
        const [a, b] = [session('a'), session('b', { kind: 'extension' })];
        await begin(on, a, session('c', { staffId: ids.rosa }), b);
        const found = await on.look((q) => sessionsOf(q, ids.tove));
        expect(found.sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual([a, b]);
        expect(await on.look((q) => sessionsOf(q, ids.left))).toEqual([]);
      },
    },
    insertSession: {
      async 'refuses the same id twice, and a session of nobody'(on) {
        await begin(on, session('a'));
        await expect(begin(on, session('a', { staffId: ids.rosa }))).rejects.toMatchObject({ kind: 'unique' });
        await expect(begin(on, session('b', { staffId: ids.nobody }))).rejects.toMatchObject({ kind: 'foreign-key' });
        expect(await on.rows('SELECT * FROM sign_in_session')).toEqual([['a', ids.tove, 'console', AT, AT]]);
      },
    },
    touchSession: {
      async 'moves when this one was seen, and nothing else'(on) {
        await begin(on, session('a'), session('b'));
        await on.tend((tx) => touchSession(tx, 'a', MOST));
        await on.tend((tx) => touchSession(tx, 'unheard of', MOST));
        expect(await on.look((q) => findSession(q, 'a'))).toEqual(session('a', { lastSeenAt: MOST }));
        expect(await on.look((q) => findSession(q, 'b'))).toEqual(session('b'));
      },
    },
    deleteSession: {
      async 'ends one'(on) {
        await begin(on, session('a'), session('b'));
        await on.tend((tx) => deleteSession(tx, 'a'));
        await on.tend((tx) => deleteSession(tx, 'a'));
        expect(await left(on)).toEqual(['b']);
      },
    },
    deleteSessionsOf: {
      async 'ends all of one person'(on) {
        await begin(on, session('a'), session('b'), session('c', { staffId: ids.rosa }));
        await on.tend((tx) => deleteSessionsOf(tx, ids.tove));
        expect(await left(on)).toEqual(['c']);
      },
    },
    deleteSessionsBefore: {
      async 'ends what began before the instant, not what began at it'(on) {
        await begin(on, session('a', { createdAt: AT - 1 }), session('b'), session('c', { createdAt: AT + 1 }));
        await on.tend((tx) => deleteSessionsBefore(tx, AT));
        expect(await left(on)).toEqual(['b', 'c']);
      },
    },
  },
};
