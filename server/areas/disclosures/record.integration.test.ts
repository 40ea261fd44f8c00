import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeDenial, completeRelease, TODAY } from '../../../shared/areas/disclosures/testing/complete.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { acting } from '../../../test/tools/acting.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { openStudies } from '../studies/testing/open-studies.ts';
import { COUNSELOR, ELSEWHERE, issuesOf, logDesk, logServer } from './testing/log-desk.ts';

const kept = async (server: TestServer) => [
  await server.one('SELECT count(*) FROM disclosure'),
  await server.one('SELECT count(*) FROM disclosure_form'),
];
const TRANSFER = completeRelease('R94', { party: 'Westview Charter School', interest: 'Enrollment' });

describe('R115: what is entered in the log', () => {
  it('is kept as it was filled in, at the student’s school, with who received and what for', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    const disclosureId = v7();
    expect(await principal.record(TRANSFER, disclosureId)).toMatchObject({ outcome: 'applied', rev: 1 });
    const [row] = await server.rows(
      'SELECT id, building_id, student_id, at, party, interest, basis, outcome, recorded_by, rev FROM disclosure',
    );
    const who = [ids.harborView, ids.kiri, server.runtime.now(), 'Westview Charter School', 'Enrollment'];
    expect(row).toEqual([disclosureId, ...who, 'R94', 'released', ids.haskins, 1]);
    expect((await principal.read()).entries).toEqual([
      {
        disclosureId,
        at: server.runtime.now(),
        form: TRANSFER,
        recorded: { at: server.runtime.now(), by: 'Miles Haskins', role: 'Principal', own: true },
        corrected: null,
      },
    ]);
  });

  it('stands in the trail by its id, without who received or what for, and in no pull', async () => {
    const server = await logServer();
    const [rosa, disclosureId] = [await logDesk(server, 'rortiz'), v7()];
    await rosa.record(TRANSFER, disclosureId);
    const [line] = await server.rows(`SELECT line FROM audit WHERE action = 'disclosure.record'`);
    expect(String(line)).toContain('allowed');
    expect(String(line)).not.toMatch(/Westview|Enrollment/);
    expect(await server.one('SELECT detail FROM audit_detail ORDER BY seq DESC LIMIT 1')).toBe(
      JSON.stringify({ disclosureId }),
    );
    expect(await server.rows('SELECT * FROM change WHERE rev > 0')).toEqual([]);
  });

  it('lies in the middle of its own day where that is past, whatever day it is in Greenwich', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    for (const day of ['2026-03-08', '2026-11-01', '2026-11-19'])
      expect(await principal.record(completeRelease('R94', { day }))).toMatchObject({ outcome: 'applied' });
    const { entries } = await principal.read();
    expect(entries.map(({ at }) => dayIn('America/Chicago', at))).toEqual(['2026-11-19', '2026-11-01', '2026-03-08']);
  });

  it('is of the school that a student left last, where there is none now', async () => {
    const server = await logServer();
    await server.tamper(`UPDATE student SET building_id = NULL`);
    await server.tamper(`UPDATE student_building SET until = '2026-10-01'`);
    const custodian = await logDesk(server, 'anwosu');
    expect(await custodian.record(TRANSFER)).toMatchObject({ outcome: 'applied' });
    expect(await server.one('SELECT building_id FROM disclosure')).toBe(ids.harborView);
    await server.tamper('DELETE FROM student_building');
    expect(await custodian.record(TRANSFER)).toMatchObject({ outcome: 'refused', code: 'no-school' });
  });

  it('holds a request that was denied, under no basis too', async () => {
    const server = await logServer();
    const counselor = await logDesk(server, COUNSELOR);
    for (const form of [completeDenial(), completeDenial('R101')])
      expect(await counselor.record(form)).toMatchObject({ outcome: 'applied' });
    expect(await server.rows('SELECT basis, outcome FROM disclosure ORDER BY rev')).toEqual([
      ['none', 'denied'],
      ['R101', 'denied'],
    ]);
  });

  it('is entered once, however often and by how many it comes', async () => {
    const server = await logServer();
    const [principal, rosa] = [await logDesk(server, 'mhaskins'), await logDesk(server, 'rortiz')];
    const [id, opId] = [v7(), v7()];
    const first = await principal.record(TRANSFER, id, opId);
    expect(await principal.record(TRANSFER, id, opId)).toEqual(first);
    expect(await principal.record(TRANSFER, id)).toMatchObject({ outcome: 'refused', code: 'disclosure-kept' });
    const other = await logDesk(server, 'mhaskins', ids.amaru);
    expect(await other.record(TRANSFER, id)).toMatchObject({ outcome: 'refused', code: 'disclosure-kept' });
    const both = v7();
    const said = await Promise.all([principal.record(TRANSFER, both), rosa.record(TRANSFER, both)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'refused']);
    expect(await kept(server)).toEqual([2, 2]);
  });

  it('is about the student whom the page showed', async () => {
    const server = await logServer();
    const rosa = await acting(server, 'rortiz');
    const page = { system: 'north-harbor-sis', idKind: 'studentNumber', sisId: '203310', name: 'Mai Xiong' };
    const body = { studentId: ids.kiri, disclosureId: v7(), seen: { ...page, adapterRevision: 1 }, form: TRANSFER };
    expect(await rosa.op('disclosure.record', body)).toMatchObject({ outcome: 'refused', code: 'mismatch' });
  });
});

describe('R93 to R113: what is not entered', () => {
  it('is told with every field that is wrong, and nothing is kept', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    const { interest: _, ...filled } = TRANSFER.filled;
    const wrong = { ...TRANSFER, filled: { ...filled, capacity: 'court', day: '2026-11-21', surprise: 'x' } };
    expect(issuesOf(await principal.record(wrong))).toEqual(
      expect.arrayContaining([
        'body.form.filled.interest invalid_type',
        'body.form.filled.day future',
        'body.form.filled.capacity not-for-basis',
      ]),
    );
    const over = { ...TRANSFER, basis: 'R999' };
    expect(issuesOf(await principal.record(over))).toContain('body.form.basis unknown');
    expect(await kept(server)).toEqual([0, 0]);
  });

  it('R100, R98, R101, R109: nothing of it while a gate is unmet', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    const gate = async (basis: string, change = {}) => issuesOf(await principal.record(completeRelease(basis, change)));
    expect(await gate('R100')).toEqual(['body.form.basis gate.of-age']);
    expect(await gate('R98')).toEqual(['body.form.basis gate.studies-open']);
    expect(await gate('R109-b', { noticeOn: TODAY })).toEqual(['body.form.basis gate.no-objection']);
    expect(await kept(server)).toEqual([0, 0]);
    await server.tamper(`UPDATE student SET birth_date = '2008-11-20'`);
    await openStudies(server);
    for (const basis of ['R100', 'R98']) expect(await gate(basis)).toMatchObject({ outcome: 'applied' });
  });

  it('R117: nothing that another book holds', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    for (const basis of ['R83', 'R92', 'R104', 'R106'])
      expect(issuesOf(await principal.record(completeRelease(basis)))).toEqual(['body.form.basis exempt']);
    expect(await kept(server)).toEqual([0, 0]);
  });

  it('R35, R110: names no staff, but as receivers and where the law asks who of them was told', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    const named = { party: 'Joseph Mwangi', recipients: 'Joseph Mwangi, whose class it is' };
    expect(await principal.record(completeRelease('R110', named))).toMatchObject({ outcome: 'applied' });
    const told = completeRelease('R94', { interest: 'Asked for by teacher Mwangi' });
    expect(issuesOf(await principal.record(told))).toEqual(['body.form.filled.interest names-staff']);
    expect(issuesOf(await principal.record(completeDenial('none', { deniedWhy: 'Joseph Mwangi said no' })))).toEqual([
      'body.form.filled.deniedWhy names-staff',
    ]);
  });
});

describe('R115, R119: who enters', () => {
  it('is whoever keeps the log, and whoever is asked for the student’s data', async () => {
    const server = await logServer();
    for (const who of ['anwosu', 'mhaskins', COUNSELOR, 'rortiz'])
      expect([who, (await (await logDesk(server, who)).record(TRANSFER)).outcome]).toEqual([who, 'applied']);
    for (const who of ['gcole', 'jmwangi', 'iaguinaldo', ELSEWHERE, 'tsoderberg']) {
      const answer = await (await logDesk(server, who)).record(TRANSFER);
      expect([who, answer]).toMatchObject([who, { outcome: 'refused', code: 'not-allowed' }]);
    }
    expect(await kept(server)).toEqual([4, 4]);
  });
});
