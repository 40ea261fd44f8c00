import { describe, expect, it } from 'vitest';
import { discardOld, nextDiscard } from './ages.ts';
import { Drafts } from './drafts.ts';
import { fakeOutbox } from './testing/fake-outbox.ts';
import { form, seenOf, uuidOf } from './testing/samples.ts';
import { workItems } from './work.ts';

const DAY = 86_400_000;

async function setUp() {
  const fake = await fakeOutbox();
  const drafts = new Drafts(fake.vault, 'contact', fake.newId);
  await drafts.keep(fake.owner, uuidOf('1'), seenOf('1'), form, 0);
  const at = (days: number, isShown = true) => discardOld(fake.vault, fake.owner, { now: days * DAY, isShown });
  const work = async () => workItems(await fake.vault.ownedBy(fake.owner), 30);
  return { ...fake, drafts, at, work };
}

describe('a draft that nobody goes on with', () => {
  it('is discarded after the district’s days, its author having been told', async () => {
    const { at, work, sealedTexts, vault, owner } = await setUp();
    await at(26);
    expect(nextDiscard(await vault.ownedBy(owner), 30)).toBeNull();
    await at(28);
    expect(nextDiscard(await vault.ownedBy(owner), 30)).toBe(31 * DAY);
    expect(await work()).toMatchObject([{ expiresAt: 31 * DAY, about: 'Name 1, 1', text: 'Called home.' }]);
    await at(30.5);
    expect(await work()).toHaveLength(1);
    await at(31);
    expect([await work(), sealedTexts()]).toEqual([[], []]);
  });

  it('is not discarded without a warning, however far the clock jumps', async () => {
    const { at, work } = await setUp();
    await at(300);
    expect(await work()).toMatchObject([{ expiresAt: 303 * DAY }]);
  });

  it('is not discarded while no panel was there to tell its author, and has its days from then on', async () => {
    const { at, work } = await setUp();
    for (const days of [28, 40, 60]) await at(days, false);
    expect(await work()).toHaveLength(1);
    await at(61);
    await at(63);
    expect(await work()).toMatchObject([{ expiresAt: 64 * DAY }]);
    await at(64, false);
    expect(await work()).toEqual([]);
  });

  it('is told of with its day from the warning on', async () => {
    const { at, vault, owner } = await setUp();
    const next = async () => nextDiscard(await vault.ownedBy(owner), 30);
    expect(await next()).toBeNull();
    await at(28);
    expect(await next()).toBe(31 * DAY);
    await at(31);
    expect(await next()).toBeNull();
  });

  it('is young again when it is written on', async () => {
    const { at, work, drafts, owner } = await setUp();
    await at(29);
    await drafts.keep(owner, uuidOf('1'), null, { ...form, note: 'Called home. Again.' }, 29 * DAY);
    await at(40);
    expect(await work()).toMatchObject([{ expiresAt: 59 * DAY }]);
  });

  it('never is what waits to be sent', async () => {
    const { at, work, outbox, owner, drafts } = await setUp();
    const [draft] = await drafts.ownedBy(owner);
    await outbox.put({ owner, textId: draft?.id ?? '', seen: null, form, at: 1 });
    await at(500);
    await at(600);
    expect(await work()).toMatchObject([{ state: 'waiting', expiresAt: null }]);
  });

  it('that could not be opened stays sealed, however old, and so does everybody else’s', async () => {
    const { at, cells, sealedTexts, drafts, owner } = await setUp();
    await drafts.keep({ ...owner, staffId: 's2' }, uuidOf('1'), seenOf('1'), form, 0);
    cells.session = {};
    await at(4_000);
    await at(8_000);
    expect(sealedTexts()).toHaveLength(2);
  });
});
