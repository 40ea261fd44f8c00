import { EventEmitter, once } from 'node:events';
import { eq, sql } from 'drizzle-orm';
import { expect, inject, it } from 'vitest';
import { completeRelease } from '../../shared/areas/disclosures/testing/complete.ts';
import type { OpKind } from '../../shared/wire/ops.ts';
import { acting } from '../../test/tools/acting.ts';
import { ids } from '../../test/tools/small-district.ts';
import { testServer } from '../../test/tools/test-server.ts';

const DAY = '2026-11-20';
const whose = { staffId: ids.ortiz, studentId: ids.amaru, relation: 'serving', since: DAY };

const OPS: readonly (readonly [OpKind, string, string, object])[] = [
  ['caseload.assign', 'mhaskins', ids.amaru, { ...whose, until: null }],
  ['caseload.end', 'mhaskins', ids.amaru, { ...whose, until: '2026-11-21' }],
  ['follow-up.close', 'rortiz', ids.kiri, { studentId: ids.kiri, followUpId: ids.kiri, outcome: 'done' }],
  ['sheet.write', 'rortiz', ids.kiri, { studentId: ids.kiri, fields: [{ field: 'goals', text: 'x y', baseRev: 0 }] }],
  [
    'disclosure.record',
    'mhaskins',
    ids.kiri,
    { studentId: ids.kiri, disclosureId: ids.kiri, form: completeRelease('R94') },
  ],
  ['disclosure.correct', 'mhaskins', ids.kiri, { studentId: ids.kiri, disclosureId: ids.kiri, why: 'Another day.' }],
];

// On SQLite one write comes after the other, and none waits in the middle.
it.runIf(inject('engine') === 'postgres').each(OPS)(
  'a right that ends while %s waits has ended',
  async (kind, username, studentId, body) => {
    const server = await testServer();
    const asker = await acting(server, username);
    const events = new EventEmitter();
    const [held, asked] = [once(events, 'held'), once(events, 'asked')];
    const sealing = server.store.tend(async (tx) => {
      const { counter } = tx.tables;
      await tx.db
        .update(counter)
        .set({ value: sql`${counter.value} + 1` })
        .where(eq(counter.name, 'rev'));
      events.emit('held');
      await asked;
      const sealed = { studentId, attribute: 'sealed', source: 'test', since: DAY, until: null };
      await tx.db.insert(tx.tables.studentAttribute).values(sealed);
    });
    await held;
    const answer = asker.op(kind, body);
    // So long that it comes to where it waits.
    setTimeout(() => events.emit('asked'), 500);
    await sealing;
    expect(await answer).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  },
);
