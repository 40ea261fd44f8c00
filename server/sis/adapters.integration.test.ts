import { describe, expect, it } from 'vitest';
import { testServer } from '../../test/tools/test-server.ts';
import { ADAPTER, adapterText, atAdapters, inForce, SIS } from './testing/keeping.ts';

const ADMIN = 'iaguinaldo';
const SAVED = (revision: number) => ({ status: 200, body: { id: ADAPTER, revision } });

async function desk() {
  const server = await testServer();
  return { server, admin: await atAdapters(server, ADMIN), worker: await atAdapters(server, 'rortiz') };
}

describe('keeping adapters', () => {
  it('keeps a draft that is in force for nobody, and publishes it as a revision of its own', async () => {
    const { server, admin, worker } = await desk();
    const before = await worker.tag();
    expect(await admin.save(adapterText('First'), false, ' Began with the demo ')).toEqual(SAVED(1));
    expect(await inForce(server)).toMatchObject({ adapters: [], off: [] });
    expect(await admin.kept()).toMatchObject({ id: ADAPTER, title: 'First', state: 'draft', published: null });
    expect(await worker.tag()).toBe(before);
    expect(await admin.publish(1)).toEqual(SAVED(2));
    expect((await inForce(server)).adapters.map(({ id, revision }) => [id, revision])).toEqual([[ADAPTER, 2]]);
    expect(await worker.tag()).not.toBe(before);
    expect(await admin.kept()).toMatchObject({
      state: 'in-force',
      published: 2,
      by: 'Ines Aguinaldo',
      origins: [SIS],
      revisions: [
        { revision: 2, status: 'published', by: 'Ines Aguinaldo', note: null, from: 1 },
        { revision: 1, status: 'draft', by: 'Ines Aguinaldo', note: 'Began with the demo', from: null },
      ],
    });
    expect(await server.rows("SELECT action FROM audit WHERE action LIKE 'adapter.%' ORDER BY seq")).toEqual([
      ['adapter.keep'],
      ['adapter.publish'],
    ]);
  });

  it('goes back to an earlier revision by publishing its text again', async () => {
    const { server, admin } = await desk();
    await admin.save(adapterText('First'), true);
    await admin.save(adapterText('Second', { revision: 1 }), true);
    expect(await admin.publish(1)).toEqual(SAVED(3));
    const [now] = (await inForce(server)).adapters;
    expect(JSON.parse(now?.json ?? '')).toMatchObject({ title: 'First', revision: 3 });
    const { body } = await admin.textOf(2);
    expect(JSON.parse(String(body['json']))).toMatchObject({ title: 'Second', revision: 2 });
    expect((await admin.textOf(9)).status).toBe(404);
    expect((await admin.publish(9)).status).toBe(404);
  });

  it('does nothing a second time when the same is sent again', async () => {
    const { admin, worker } = await desk();
    for (let i = 0; i < 2; i += 1) expect(await admin.save(adapterText('First'))).toEqual(SAVED(1));
    for (let i = 0; i < 2; i += 1) expect(await admin.save(adapterText('First'), true)).toEqual(SAVED(2));
    const tag = await worker.tag();
    expect(await admin.publish(1)).toEqual(SAVED(2));
    expect(await worker.tag()).toBe(tag);
    expect((await admin.kept()).revisions).toHaveLength(2);
  });

  it('refuses a text that was made from an older revision than the newest', async () => {
    const { admin } = await desk();
    await admin.save(adapterText('First'));
    expect(await admin.save(adapterText('Second', { revision: 1 }))).toEqual(SAVED(2));
    expect(await admin.save(adapterText('Second', { revision: 1 }))).toEqual(SAVED(2));
    expect(await admin.save(adapterText('Third', { revision: 1 }))).toMatchObject({
      status: 409,
      body: { code: 'stale' },
    });
    expect(await admin.save(adapterText('Third', { revision: 2 }), true)).toEqual(SAVED(3));
  });

  it('refuses another text that says of no revision it was made from, where there is one', async () => {
    const { admin } = await desk();
    await admin.save(adapterText('First'));
    expect(await admin.save(adapterText('Second'))).toMatchObject({ status: 409, body: { code: 'stale' } });
    expect((await admin.kept()).revisions).toHaveLength(1);
  });

  it('keeps another note on the same text, once', async () => {
    const { admin } = await desk();
    await admin.save(adapterText('First'));
    for (let i = 0; i < 2; i += 1) expect(await admin.save(adapterText('First'), false, 'Tried')).toEqual(SAVED(2));
    expect((await admin.kept()).revisions.map(({ note }) => note)).toEqual(['Tried', null]);
  });

  it('names the places of a text that is no adapter', async () => {
    const { admin } = await desk();
    expect(await admin.save('{')).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'json', code: 'not-json' }] },
    });
    const wrong = adapterText('x', { idKind: 'name', match: { origins: ['sis'], paths: ['/'], frame: 'top' } });
    const { status, body } = await admin.save(wrong);
    expect([status, (body['issues'] as { path: string }[]).map(({ path }) => path)]).toEqual([
      422,
      ['json.idKind', 'json.match.origins.0'],
    ]);
  });

  it('is for administrators alone, and leaves an entry of whom it refused', async () => {
    const { server, admin, worker } = await desk();
    await admin.save(adapterText('First'), true);
    for (const { status } of [
      await worker.save(adapterText('Mine'), true),
      await worker.publish(1),
      await worker.turn(false),
      await worker.textOf(1),
    ]) {
      expect(status).toBe(403);
    }
    expect(await worker.keptStatus()).toBe(403);
    expect((await inForce(server)).adapters).toHaveLength(1);
    const refused = await server.rows("SELECT line FROM audit WHERE line LIKE '%refused%' AND action LIKE 'adapter.%'");
    expect(refused).toHaveLength(3);
  });
});

describe('switching an adapter off and on', () => {
  it('takes it out of force and says so, then puts its newest revision back', async () => {
    const { server, admin, worker } = await desk();
    await admin.save(adapterText('First'), true);
    const tag = await worker.tag();
    expect(await admin.turn(false)).toEqual({ status: 200, body: { id: ADAPTER, on: false } });
    expect(await inForce(server)).toMatchObject({
      adapters: [],
      off: [{ id: ADAPTER, origins: [SIS], why: 'switched-off' }],
    });
    const off = await worker.tag();
    expect(off).not.toBe(tag);
    expect(await admin.turn(false)).toMatchObject({ status: 200 });
    expect(await worker.tag()).toBe(off);
    expect(await admin.kept()).toMatchObject({ state: 'switched-off', published: 1, by: 'Ines Aguinaldo' });
    expect(await admin.turn(true)).toMatchObject({ status: 200 });
    expect(await inForce(server)).toMatchObject({ adapters: [{ id: ADAPTER, revision: 1 }], off: [] });
    expect((await admin.turn(true, 'nowhere')).status).toBe(404);
  });

  it('is switched on by a revision that is published, the same text as well', async () => {
    const { server, admin } = await desk();
    await admin.save(adapterText('First'), true);
    await admin.turn(false);
    expect(await admin.save(adapterText('Second', { revision: 1 }))).toEqual(SAVED(2));
    expect((await inForce(server)).adapters).toEqual([]);
    expect(await admin.publish(1)).toEqual(SAVED(3));
    expect(await inForce(server)).toMatchObject({ adapters: [{ id: ADAPTER, revision: 3 }], off: [] });
    await admin.turn(false);
    expect(await admin.publish(3)).toEqual(SAVED(4));
    expect(await inForce(server)).toMatchObject({ adapters: [{ id: ADAPTER, revision: 4 }], off: [] });
  });
});
