import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { actionsOf } from '../../shared/audit/uses.ts';
import { type AuditListAnswer, auditListAnswerSchema, COUNTED_MOST } from '../../shared/wire/audit.ts';
import { type Acting, acting } from '../../test/tools/acting.ts';
import { ids } from '../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';
import { audited } from '../store/store.ts';
import { addEntries } from './testing/many-entries.ts';

const DAY_MS = 86_400_000;
/** The first instant of a day in Chicago, some days after the district was made. */
const MIDNIGHT = Date.parse('2026-12-10T06:00:00Z');
const WHY = 'A parent asked who had opened the record.';

/** Adds entries as if somebody had acted at an instant. */
async function add(server: TestServer, at: number, actorId: string | null, ...events: AuditEvent[]): Promise<void> {
  const context = { actorId, sessionRef: null, requestId: 'r', at };
  for (const event of events) await server.store.read(context, async () => audited(event, undefined));
}

const opened = (studentId: string): AuditEvent => ({
  action: 'student.view',
  resource: 'face-sheet',
  studentId,
  purpose: 'service',
  decision: 'allowed',
});
const lookedUp = (studentId: string): AuditEvent => ({
  ...opened(studentId),
  action: 'student.lookup',
  resource: 'student',
});
const refused = (studentId: string): AuditEvent => ({ ...opened(studentId), decision: 'refused' });

/** A server whose clock stands two days after that instant, with uses of one record at these times from it. */
async function usedAt(...times: readonly number[]) {
  const server = await testServer();
  for (const at of times) await add(server, MIDNIGHT + at, ids.ortiz, opened(ids.kiri));
  server.runtime.advance(MIDNIGHT + 2 * DAY_MS - server.runtime.now());
  const manager = await acting(server, 'anwosu');
  return async (filter: object) =>
    (await list(manager, { actions: ['student.view'], ...filter })).rows.map(({ at }) => at - MIDNIGHT);
}

async function list(who: Acting, filter: object, more: object = {}): Promise<AuditListAnswer> {
  const { status, text } = await who.ask('audit/list', { filter, limit: 50, ...more });
  expect(status, text).toBe(200);
  return auditListAnswerSchema.parse(JSON.parse(text));
}
const said = ({ rows }: AuditListAnswer) => rows.map(({ action, student }) => `${action} ${student?.sisId ?? '-'}`);

/** Two people's uses of two students' records, and a records manager. */
async function used() {
  const server = await testServer();
  const now = server.runtime.now();
  await add(server, now, ids.ortiz, opened(ids.kiri), lookedUp(ids.kiri), lookedUp(ids.amaru));
  await add(server, now, ids.mwangi, refused(ids.amaru), opened(ids.kiri), {
    ...opened(ids.kiri),
    action: 'contact.add',
  });
  return { server, manager: await acting(server, 'anwosu') };
}

describe('the filter of the trail', () => {
  it('keeps kinds, outcomes, uses, students and people apart, and together', async () => {
    const { manager } = await used();
    expect(said(await list(manager, { actions: ['student.lookup'] }))).toEqual([
      'student.lookup 201938',
      'student.lookup 204417',
    ]);
    expect(said(await list(manager, { actions: ['contact.add', 'student.view'], studentId: ids.kiri }))).toEqual([
      'contact.add 204417',
      'student.view 204417',
      'student.view 204417',
    ]);
    expect(said(await list(manager, { decision: 'undone' }))).toEqual(['student.view 201938']);
    expect(said(await list(manager, { decision: 'undone', use: 'incidental' }))).toEqual([]);
    expect(said(await list(manager, { studentId: ids.kiri, use: 'incidental' }))).toEqual([
      'audit.read 204417',
      'student.lookup 204417',
    ]);
    expect(said(await list(manager, { actions: ['student.view'], use: 'incidental' }))).toEqual([]);
    const staff = { staffId: ids.mwangi, purpose: WHY };
    expect(said(await list(manager, { staff, studentId: ids.kiri }))).toEqual([
      'contact.add 204417',
      'student.view 204417',
    ]);
    expect(said(await list(manager, { staff, decision: 'undone' }))).toEqual(['student.view 201938']);
  });

  it('counts what was sought, and says who, when, what for and what came of it', async () => {
    const { manager, server } = await used();
    const found = await list(manager, { studentId: ids.kiri, use: 'deliberate' });
    expect(found.total).toEqual({ count: 3, more: false });
    expect(found.rows.at(-1)).toMatchObject({
      actor: { name: 'Rosa Ortiz' },
      at: server.runtime.now(),
      purpose: 'service',
      decision: 'allowed',
    });
    expect((await list(manager, {})).total).toEqual({ count: found.size + 1, more: false });
    expect((await list(manager, { use: 'deliberate', actions: ['restore'] })).total).toEqual({ count: 0, more: false });
  });

  it('takes whole days of the district, from the first to the last', async () => {
    const times = await usedAt(-1, 0, DAY_MS - 1, DAY_MS);
    expect(await times({ from: '2026-12-10', to: '2026-12-10' })).toEqual([DAY_MS - 1, 0]);
    expect(await times({ from: '2026-12-11' })).toEqual([DAY_MS]);
    expect(await times({ to: '2026-12-09' })).toEqual([-1]);
    expect(await times({ from: '2026-12-11', to: '2026-12-10' })).toEqual([]);
    expect(await times({ from: '2020-01-01', to: '2020-01-02' })).toEqual([]);
  });

  it('finds an entry that was numbered after a later one', async () => {
    const times = await usedAt(-DAY_MS, 1_800_000, -1, 1_800_001);
    expect(await times({ to: '2026-12-09' })).toEqual([-1, -DAY_MS]);
    expect(await times({ from: '2026-12-10', studentId: ids.kiri })).toEqual([1_800_001, 1_800_000]);
  });

  it('finds what stands beside the entries of a clock that ran ahead and was set back', async () => {
    const server = await testServer();
    const use = (at: number) => add(server, MIDNIGHT + at, ids.ortiz, opened(ids.kiri));
    const ahead = 400 * DAY_MS;
    // More entries between than a block has, so that blocks are told apart; a day is asked for again when there are more.
    await use(1);
    await use(ahead);
    await addEntries(server, 2_100);
    await use(2);
    const manager = await acting(server, 'anwosu');
    const uses = async (day: object) =>
      (await list(manager, { actions: ['student.view'], ...day })).rows.map(({ at }) => at - MIDNIGHT);
    const day = { from: '2026-12-10', to: '2026-12-10' };
    expect(await uses(day)).toEqual([2, 1]);
    await addEntries(server, 2_100);
    await use(3);
    await use(-2 * DAY_MS);
    expect(await uses(day)).toEqual([3, 2, 1]);
    expect(await uses({ from: '2027-12-01' })).toEqual([ahead]);
    expect(await uses({ to: '2026-12-09' })).toEqual([-2 * DAY_MS]);
  });

  it('goes page by page, each entry once and in order, whatever drives it', async () => {
    const { server, manager } = await used();
    const now = server.runtime.now();
    for (let i = 0; i < 12; i += 1) {
      await add(server, now, i % 2 ? ids.ortiz : ids.mwangi, (i % 3 ? opened : refused)(ids.kiri), lookedUp(ids.kiri));
    }
    const staff = { staffId: ids.ortiz, purpose: WHY };
    const filters = [{}, { use: 'deliberate' }, { decision: 'undone' }, { studentId: ids.kiri }, { staff }];
    const before = (await list(manager, {})).size + 1;
    for (const filter of filters) {
      const whole = (await list(manager, filter, { before, limit: 200 })).rows.map(({ seq }) => seq);
      const found: number[] = [];
      for (let at: number | null = before; at !== null;) {
        const page: AuditListAnswer = await list(manager, filter, { before: at, limit: 5 });
        found.push(...page.rows.map(({ seq }) => seq));
        at = page.next;
      }
      expect(found).toEqual(whole);
      expect(whole).toEqual([...new Set(whole)].sort((a, b) => b - a));
    }
  });

  it('stops counting where nobody would count on', async () => {
    const server = await testServer();
    const events = Array.from({ length: COUNTED_MOST + 1 }, () => lookedUp(ids.kiri));
    const context = { actorId: ids.ortiz, sessionRef: null, requestId: 'r', at: server.runtime.now() };
    const [first, ...others] = events;
    await server.store.read(context, async () => ({ events: [first ?? lookedUp(ids.kiri), ...others], value: 0 }));
    const manager = await acting(server, 'anwosu');
    const incidental = await list(manager, { studentId: ids.kiri, use: 'incidental' });
    expect(incidental.total).toEqual({ count: COUNTED_MOST, more: true });
    expect((await list(manager, { actions: [...actionsOf('incidental')] })).total).toMatchObject({ more: true });
  });

  it('wants days that are days, kinds that there are, and nothing else', async () => {
    const manager = await acting(await testServer(), 'anwosu');
    for (const filter of [{ from: 'today' }, { actions: ['nothing'] }, { use: 'some' }, { actorId: ids.ortiz }]) {
      expect((await manager.ask('audit/list', { filter, limit: 1 })).status).toBe(422);
    }
  });
});

describe('a search by a member of staff', () => {
  it('wants a purpose, which stays with its own entry, and counts nobody', async () => {
    const { server, manager } = await used();
    for (const purpose of [undefined, '', '         x         ']) {
      const filter = { staff: { staffId: ids.ortiz, purpose } };
      expect((await manager.ask('audit/list', { filter, limit: 1 })).status).toBe(422);
    }
    const found = await list(manager, { staff: { staffId: ids.ortiz, purpose: WHY } });
    expect(said(found)).toEqual(['student.lookup 201938', 'student.lookup 204417', 'student.view 204417']);
    expect(found.total).toBeNull();
    const [[action, line] = []] = await server.rows('SELECT action, line FROM audit ORDER BY seq DESC LIMIT 1');
    expect(action).toBe('audit.staff');
    expect(line).toContain('R60-staff');
    expect(line).not.toContain(ids.ortiz);
    const detail = String(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1'));
    expect(JSON.parse(detail)).toMatchObject({ filter: { staff: { staffId: ids.ortiz, purpose: WHY } }, count: 3 });
  });

  it('says later whom it was about and what for, to who may search so', async () => {
    const { server, manager } = await used();
    const filter = { staff: { staffId: ids.ortiz, purpose: WHY } };
    await list(manager, filter);
    await manager.ask('audit/export', { filter });
    const { rows } = await list(manager, { actions: ['audit.staff', 'audit.export', 'audit.read'] });
    const about = { staffId: ids.ortiz, name: 'Rosa Ortiz' };
    expect(rows).toMatchObject([
      { action: 'audit.export', stated: WHY, about },
      { action: 'audit.staff', stated: WHY, about },
    ]);
    await server.tamper('DELETE FROM audit_detail');
    expect((await list(manager, { actions: ['audit.staff'] })).rows).toMatchObject([{ stated: null, about: null }]);
  });

  it('is refused apart from reading the trail, and the refusal is kept with what was sought', async () => {
    const { server } = await used();
    const joseph = await acting(server, 'jmwangi');
    const filter = { staff: { staffId: ids.ortiz, purpose: WHY } };
    const { status, text } = await joseph.ask('audit/list', { filter, limit: 1 });
    expect(status).toBe(403);
    expect(text).toContain('stated purpose');
    const [[action, decision] = []] = await server.rows('SELECT action, decision FROM audit ORDER BY seq DESC LIMIT 1');
    expect([action, decision]).toEqual(['audit.staff', 'refused']);
    expect(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1')).toContain(WHY);
  });
});

it('is on the trail of the student it was about, if there is one', async () => {
  const { server, manager } = await used();
  const last = () => server.one('SELECT student_id FROM audit ORDER BY seq DESC LIMIT 1');
  await list(manager, { studentId: ids.kiri });
  expect(await last()).toBe(ids.kiri);
  await list(manager, { studentId: '00000000-0000-7000-8000-0000000000ee' });
  expect(await last()).toBeNull();
});
