import { describe, expect, it } from 'vitest';
import { calendarListSchema, proposalSchema } from '../../../shared/areas/calendar/calendar.ts';
import { type DistrictCalendar, EMPTY_CALENDAR } from '../../../shared/clocks/calendar.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer } from '../../../test/tools/test-server.ts';
import { readCalendar, readCalendarAt } from './calendar.ts';

const FIRST = { rev: 0, at: null, calendar: EMPTY_CALENDAR };
const CALENDAR: DistrictCalendar = {
  ...EMPTY_CALENDAR,
  holidays: [{ year: 2026, holidays: [{ day: '2026-11-11', name: 'Veterans Day' }] }],
};

async function desk() {
  const server = await testServer();
  const keeper = await acting(server, 'iaguinaldo');
  const token = await server.signIn('iaguinaldo');
  return {
    server,
    edit: (rev: number, calendar: DistrictCalendar) => keeper.op('calendar.edit', { rev, calendar }),
    list: async () =>
      calendarListSchema.parse(await (await server.send('GET', '/v1/calendar', undefined, token)).json()),
    propose: async (body: object) => server.send('POST', '/v1/calendar/propose', body, token),
  };
}

describe('the district’s calendar', () => {
  it('is said whole, and every version is kept for the days that were found by it', async () => {
    const { server, edit, list } = await desk();
    const first = await list();
    expect(first).toMatchObject({ inForce: FIRST, earlier: [] });
    expect(first.buildings).toContainEqual({ id: ids.lakeside, name: 'Lakeside High' });
    const said = await edit(0, CALENDAR);
    const rev = said.outcome === 'applied' ? said.rev : 0;
    const second = { rev, at: server.runtime.now(), calendar: CALENDAR };
    expect(await list()).toMatchObject({ inForce: second, earlier: [FIRST] });
    await edit(rev, { ...CALENDAR, rolls: true });
    const { inForce, earlier } = await list();
    expect(earlier).toEqual([second, FIRST]);
    const at = (wanted: number) => server.store.look((q) => readCalendarAt(q, wanted));
    expect([await at(rev), await at(inForce.rev), await at(4711)]).toEqual([second, inForce, undefined]);
    expect(await server.store.look(readCalendar)).toEqual(inForce);
  });

  it('is not changed by who did not know of the last change', async () => {
    const { edit, list } = await desk();
    await edit(0, CALENDAR);
    expect(await edit(0, EMPTY_CALENDAR)).toMatchObject({ outcome: 'refused', code: 'stale' });
    expect((await list()).inForce.calendar).toEqual(CALENDAR);
  });

  it('is refused where a day is none', async () => {
    const { edit, list } = await desk();
    const holidays = [{ year: 2026, holidays: [{ day: '2026-02-30', name: 'Leap Day' }] }];
    expect(await edit(0, { ...CALENDAR, holidays })).toMatchObject({ outcome: 'invalid' });
    expect((await list()).inForce).toEqual(FIRST);
  });

  it('R169-calendar: is nobody’s to change but the records managers’ and the administrators’', async () => {
    const { server } = await desk();
    const name = 'rortiz';
    expect(await (await acting(server, name)).op('calendar.edit', { rev: 0, calendar: CALENDAR })).toMatchObject({
      outcome: 'refused',
      code: 'not-allowed',
    });
    const token = await server.signIn(name);
    expect((await server.send('GET', '/v1/calendar', undefined, token)).status).toBe(403);
    expect((await server.send('POST', '/v1/calendar/propose', { year: 2026, state: 'MN' }, token)).status).toBe(403);
  });

  it('leaves an entry with how much was changed', async () => {
    const { server, edit } = await desk();
    await edit(0, { ...CALENDAR, rolls: true });
    const detail = await server.one(
      `SELECT d.detail FROM audit a JOIN audit_detail d ON a.seq = d.seq WHERE a.action = 'calendar.edit'`,
    );
    expect(String(detail)).toContain(JSON.stringify({ holiday: 1, rolls: 1 }));
  });

  it('is proposed and not stored', async () => {
    const { list, propose } = await desk();
    const proposal = proposalSchema.parse(await (await propose({ year: 2026, state: 'MN' })).json());
    expect(proposal.holidays).toContainEqual({ day: '2026-11-11', name: 'Veterans Day' });
    expect((await list()).inForce).toEqual(FIRST);
    expect((await propose({ year: 2026, state: 'ZZ' })).status).toBe(422);
  });
});
