import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Engine, ENGINES, leftOut } from '../tools/engines.ts';
import { check, checkDrained, checkPlace } from './checks/check.ts';
import { acknowledged, type Ledger } from './load/ledger.ts';
import { startTraffic } from './load/traffic.ts';
import { readDump } from './place/dump.ts';
import { newPlace } from './place/new-place.ts';
import type { Place } from './place/place.ts';
import { sabotages } from './sabotage.ts';
import { seeded } from './seed.ts';
import { startServer } from './server-process.ts';
import { until } from './waiting.ts';

const OPS = 20;
const PAGE = 4096;
const DAMAGE = Buffer.alloc(64, 'x');

/** A record that is in order, with what its clients know of it. */
async function soundRecord(engine: Engine): Promise<{ place: Place; ledger: Ledger }> {
  const { random } = seeded(`the checks, on ${engine}`);
  const place = await newPlace(engine);
  const server = await startServer(place);
  onTestFinished(() => server.kill());
  const traffic = await startTraffic({ urls: [server.url], random });
  onTestFinished(() => traffic.abandon());
  const { ops, reads } = traffic.ledger;
  await until('contacts are kept and shown', () => ops.size >= OPS && reads.some((read) => read.contacts.length > 0));
  await traffic.drain();
  await server.stop();
  return { place, ledger: traffic.ledger };
}

describe.each(ENGINES)('the checks, on %s', (engine) => {
  it.skipIf(leftOut(engine))(
    'find nothing wrong with a sound record, and each fault that is put into a copy',
    async () => {
      const { place, ledger } = await soundRecord(engine);
      expect(await checkDrained(place, ledger)).toEqual([]);
      const copy = await place.copy();
      onTestFinished(() => copy.remove());
      expect(await checkPlace(copy, ledger)).toEqual([]);
      for (const { what, sql, finds } of sabotages(engine, acknowledged(ledger), ledger.reads)) {
        expect(await faultsAfter(copy, sql, ledger), what).toContainEqual(expect.stringMatching(finds));
      }
      expect(await checkPlace(copy, ledger), 'A sabotage was not undone.').toEqual([]);
      ledger.ops.set('another', { ...acknowledged(ledger)[0]!, opId: 'another', answer: undefined as never });
      ledger.faults.push('a client saw something');
      expect(await checkDrained(copy, ledger)).toEqual([
        'op another was sent and never answered',
        'a client saw something',
      ]);
    },
  );
});

describe.skipIf(leftOut('sqlite'))('the integrity of the embedded database', () => {
  it('is not there when bytes in the middle of the file are others', async () => {
    const { place } = await soundRecord('sqlite');
    expect(await place.integrity()).toEqual([]);
    const fd = openSync(join(place.env['DATA_DIR'] ?? '', 'facesheet.db'), 'r+');
    for (let page = 1; page < fstatSync(fd).size / PAGE; page++) writeSync(fd, DAMAGE, 0, DAMAGE.length, page * PAGE);
    closeSync(fd);
    expect(await place.integrity()).not.toEqual([]);
  });
});

/** The faults with the statements carried out, which are undone again. */
function faultsAfter(place: Place, sql: readonly string[], ledger: Ledger): Promise<string[]> {
  return place.use(async (rows) => {
    await rows.run('BEGIN');
    for (const statement of sql) await rows.run(statement);
    const dump = await readDump(rows, performance.now());
    await rows.run('ROLLBACK');
    return check(dump, ledger);
  });
}
