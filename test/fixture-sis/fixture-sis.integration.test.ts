import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../shared/sis/interpret.ts';
import { adaptersFor } from '../../shared/sis/match.ts';
import type { Sighting } from '../../shared/sis/sighting.ts';
import { domOf } from '../../shared/sis/testing/fake-dom.ts';
import { generateDistrict } from '../demo/district/index.ts';
import { fixturesOf, readyAdapter } from './index.ts';
import { castOf } from './students.ts';

const ORIGIN = 'https://sis.fixture.example';
const READY = new URL('../../shared/sis/ready/', import.meta.url);
const fixtures = fixturesOf(castOf(generateDistrict({ seed: 'north-harbor', asOf: '2026-11-22' })));

describe('the ready adapters', () => {
  it('each have a fixture, are adapters, and bear the id of their file', () => {
    const ids = readdirSync(READY).map((file) => file.replace('.adapter.json', ''));
    expect(ids.toSorted()).toEqual(fixtures.map(({ adapter }) => adapter).toSorted());
    expect(ids.map((id) => readyAdapter(id, ORIGIN).id)).toEqual(ids);
  });

  it('say in their title what was verified, and are drafts until it was', () => {
    for (const { adapter } of fixtures) {
      const { title, status } = readyAdapter(adapter, ORIGIN);
      expect(title).toMatch(status === 'verified' ? /, verified on the product/ : /not verified$/);
    }
  });
});

describe.each(fixtures)('$adapter', ({ adapter: id, pages, document, addressOf }) => {
  const adapter = readyAdapter(id, ORIGIN);

  // Else a browser that has not moved yet would pass for one that has.
  it('asks something else of the panel on each page than on the one before', () => {
    const asked = pages.map(({ panel, shows }) => `${panel} ${panel === 'student' ? shows?.number : ''}`);
    expect(asked.filter((one, at) => one === asked[at - 1])).toEqual([]);
  });

  it.each(pages)('$what: $sighting', async ({ to, shows, sighting, panel }) => {
    const url = ORIGIN + addressOf(to);
    expect(adaptersFor([adapter], { url, name: '', top: true, topUrl: url })).toEqual([adapter]);
    const read = interpret(adapter, domOf(String(await document(to)), url));
    expect(read.outcome).toBe(sighting);
    if (panel === 'student')
      expect(read).toHaveProperty('seen.sisId', adapter.idKind === 'sisInternal' ? shows?.internalId : shows?.number);
    // A name alone must fit the roster, and so must the one beside a number, where that is somebody else's.
    if (panel === 'which-student' || panel === 'disagrees') expect(nameIn(read)).toBe(shows?.firstLast);
  });
});

/** Given name first, without initials: what the page's name comes to. */
function nameIn(sighting: Sighting): string | undefined {
  return 'seen' in sighting ? sighting.seen.name?.replace(/ \p{L}(?= |$)/gu, '') : undefined;
}
