import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeDenial, completeRelease, TODAY } from '../../../shared/areas/disclosures/testing/complete.ts';
import { issuesOf, logDesk, logServer } from './testing/log-desk.ts';

const STUDY = 'Brightpath Research';
const given = (party: string) => completeRelease('R94', { party });

/** A party that is barred for five years from today on. */
async function barred() {
  const server = await logServer();
  const custodian = await logDesk(server, 'anwosu');
  const partyId = v7();
  expect(await custodian.addParty(STUDY, partyId)).toMatchObject({ outcome: 'applied' });
  expect(await custodian.bar(partyId, TODAY, '2031-11-20')).toMatchObject({ outcome: 'applied' });
  return { server, custodian, partyId, principal: await logDesk(server, 'mhaskins') };
}

describe('R126: a party under a bar', () => {
  it('is given nothing, whoever writes for it; what it asked for and was denied is logged', async () => {
    const { principal } = await barred();
    for (const party of [STUDY, 'BRIGHTPATH  research', 'Dana Reyes, Brightpath Research'])
      expect(issuesOf(await principal.record(given(party)))).toEqual(['body.form.filled.party barred']);
    expect(await principal.record(given('Brightpath Clinic'))).toMatchObject({ outcome: 'applied' });
    expect(await principal.record(completeDenial('R98', { party: STUDY }))).toMatchObject({ outcome: 'applied' });
  });

  it('may be chosen again on the day after the last, and not before the first', async () => {
    const { server, custodian, partyId, principal } = await barred();
    await server.tamper(`UPDATE party_bar SET first_day = '2026-11-21'`);
    expect(await principal.record(given(STUDY))).toMatchObject({ outcome: 'applied' });
    await server.tamper(`UPDATE party_bar SET first_day = '2021-11-19', last_day = '${TODAY}'`);
    expect(issuesOf(await principal.record(given(STUDY)))).toEqual(['body.form.filled.party barred']);
    await server.tamper(`UPDATE party_bar SET last_day = '2026-11-19'`);
    expect(await principal.record(given(STUDY))).toMatchObject({ outcome: 'applied' });
    // A bar that is over is not lifted any more.
    expect(await custodian.unbar(partyId)).toMatchObject({ outcome: 'refused', code: 'party-not-barred' });
  });

  it('is barred for five years at least', async () => {
    const { custodian, partyId } = await barred();
    expect(issuesOf(await custodian.bar(partyId, TODAY, '2031-11-19'))).toEqual(['body.until too-short']);
    expect(issuesOf(await custodian.bar(v7(), TODAY, '2032-11-19'))).toEqual(['body.partyId unknown']);
    expect(issuesOf(await custodian.unbar(v7()))).toEqual(['body.partyId unknown']);
  });

  it('may be given to again when the bar is lifted, once; the bar stays to be read', async () => {
    const { server, custodian, partyId, principal } = await barred();
    expect(await custodian.unbar(partyId)).toMatchObject({ outcome: 'applied' });
    expect(await custodian.unbar(partyId)).toMatchObject({ outcome: 'refused', code: 'party-not-barred' });
    expect(await principal.record(given(STUDY))).toMatchObject({ outcome: 'applied' });
    const [at, by] = [server.runtime.now(), 'Adaeze Nwosu'];
    expect(await custodian.parties()).toEqual({
      parties: [
        {
          partyId,
          name: STUDY,
          capacity: 'study',
          barredUntil: null,
          bars: [
            {
              from: TODAY,
              until: '2031-11-20',
              ground: 'department',
              finding: 'It passed data on.',
              recorded: { at, by },
              lifted: { at, by, why: 'The finding was withdrawn.' },
            },
          ],
        },
      ],
      today: TODAY,
    });
  });

  it('is in the list once, however it is spelt', async () => {
    const { custodian, partyId } = await barred();
    for (const answer of [await custodian.addParty(' brightpath RESEARCH'), await custodian.addParty('Other', partyId)])
      expect(answer).toMatchObject({ outcome: 'refused', code: 'party-known' });
    expect(issuesOf(await custodian.addParty('…'))).toEqual(['body.name no-name']);
    const said = await Promise.all([custodian.addParty('County Court'), custodian.addParty('COUNTY COURT')]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'refused']);
  });

  it('is the custodian’s to keep and to read', async () => {
    const { server, partyId } = await barred();
    for (const username of ['mhaskins', 'gcole', 'iaguinaldo', 'rortiz']) {
      const who = await logDesk(server, username);
      for (const answer of [
        await who.addParty('Another'),
        await who.bar(partyId, TODAY, '2040-01-01'),
        await who.unbar(partyId),
      ])
        expect([username, answer]).toMatchObject([username, { outcome: 'refused', code: 'not-allowed' }]);
      for (const path of ['parties', 'sealed-releases']) expect(await who.get(path)).toMatchObject({ status: 403 });
    }
    expect(await server.one(`SELECT count(*) FROM audit WHERE action = 'custody.view' AND decision = 'refused'`)).toBe(
      8,
    );
  });
});
