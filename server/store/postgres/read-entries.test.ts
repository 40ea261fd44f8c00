import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Trail } from '../../audit/trail.ts';
import type { AuditContext } from '../store.ts';
import { StoreError } from '../db-errors.ts';
import { createReadEntries } from './read-entries.ts';

const context: AuditContext = { actorId: null, sessionRef: null, requestId: 'test', at: 0 };
const event = (resource: string): AuditEvent => ({ action: 'roster.import', resource, decision: 'done' });

/** A trail that keeps resources, and what was committed of it. `add` fails as `fault` says, after it took something. */
function ledger(fault: (resource: string) => Error | undefined) {
  let lines: string[] = [];
  const kept: string[] = [];
  const trail: Trail = {
    async add(_, events) {
      for (const { resource } of events) {
        lines.push(resource);
        const error = fault(resource);
        if (error !== undefined) throw error;
      }
      return lines.length;
    },
    mark: () => ({ lines: lines.length, details: 0, range: undefined }),
    back: (mark) => void (lines = lines.slice(0, mark.lines)),
    settle: async () => undefined,
  };
  const record = createReadEntries(async (work) => {
    lines = [];
    const faults = await work(undefined, trail);
    kept.push(...lines);
    return faults;
  });
  const all = async (...resources: string[]) =>
    (await Promise.allSettled(resources.map((one) => record(context, [event('first'), event(one)])))).map(
      ({ status }) => status,
    );
  return { kept, all };
}

describe('entries of reads that share a transaction', () => {
  it('stand though one among them cannot be written, and that one leaves nothing', async () => {
    const { kept, all } = ledger((resource) => (resource === 'bad' ? new Error('no line') : undefined));
    expect(await all('a', 'b', 'bad', 'c')).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(kept).toEqual(['first', 'a', 'first', 'b', 'first', 'c']);
  });

  it('fall together when the database has given the transaction up', async () => {
    const { kept, all } = ledger((resource) => (resource === 'bad' ? new StoreError('busy', '55P03') : undefined));
    expect(await all('a', 'b', 'bad', 'c')).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    expect(kept).toEqual(['first', 'a']);
  });
});
