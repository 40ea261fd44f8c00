import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { GENERAL } from '../../../../shared/areas/consents/testing/consents.ts';
import { copyPreviewSchema } from '../../../../shared/areas/disclosures/copy/copy.ts';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import { inspectionsSchema } from '../../../../shared/areas/inspections/inspection.ts';
import { namedCopies } from '../../../../shared/audit/named-copy.ts';
import { linesOf } from '../../../../shared/audit/verify-parts.ts';
import { verifyExport } from '../../../../shared/audit/verify.ts';
import { encodeKey } from '../../../../shared/audit/note.ts';
import { completeDenial, completeRelease } from '../../../../shared/areas/disclosures/testing/complete.ts';
import { stepOf } from '../../../../shared/areas/requests/testing/ways.ts';
import { arrange, giveAttributes } from '../../../../test/tools/access-store.ts';
import { acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import type { TestServer } from '../../../../test/tools/test-server.ts';
import { sha256 } from '../../../audit/sha256.ts';
import { verifySignature } from '../../../audit/verify-signature.ts';
import { readPdf } from '../../../documents/testing/read-pdf.ts';
import { ELSEWHERE, logDesk, logServer } from '../testing/log-desk.ts';

const DANA: Filled = { who: 'Dana Baptiste', as: 'parent', proven: 'photo-id' };
const SEALED = { party: 'Jury of Sealsworth', capacity: 'court', order: 'Docket Zebra', noNotice: 'secrecy' };

async function desk(server: TestServer, username: string) {
  const token = await server.signIn(username);
  const self = await acting(server, username);
  const studentId = ids.kiri;
  const send = (path: string, body: object = {}) => server.send('POST', `/v1/${path}`, { studentId, ...body }, token);
  const make = (inspectionId: string, change: Filled = {}, lang = 'en') =>
    send('disclosures/copy', { inspectionId, lang, filled: { ...DANA, ...change } });
  return {
    ...self,
    send,
    make,
    pdf: async (inspectionId: string, lang = 'en') => {
      const answer = await make(inspectionId, {}, lang);
      if (answer.status !== 200) throw new Error(await answer.text());
      return new Uint8Array(await answer.arrayBuffer());
    },
    preview: async () => copyPreviewSchema.parse(await (await send('disclosures/copy/preview')).json()),
    inspections: async () => inspectionsSchema.parse(await (await send('inspections/read')).json()).inspections,
    proof: async (inspectionId: string) => (await send('disclosures/copy/proof', { inspectionId })).text(),
  };
}

const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the verifier says of a file, and what the details in it say. */
async function verified(server: TestServer, file: string) {
  const details = new Map<number, string>();
  async function* chunks() {
    yield Buffer.from(file, 'utf8');
  }
  const crypto = { hash: sha256, verify: verifySignature };
  const keys = server.trail.keys.keys.map(encodeKey);
  const verdict = await verifyExport(crypto, linesOf(chunks()), keys, (seq, detail) => details.set(seq, detail));
  return { verdict, details };
}

describe('R85, R119: the family’s copy of the log', () => {
  it('is a tagged PDF in their language, of what stands, with what it puts right', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    const wrong = v7();
    await principal.record(completeRelease('R94', { party: 'Wrongtown School' }), wrong);
    await principal.correct(wrong, completeRelease('R94', { party: 'Eastbrook School' }));
    await principal.record(completeDenial('none', { party: 'A reporter', deniedWhy: 'No basis.' }));
    // R116: who passed it on for us is told with whoever got it.
    const onward = { onwardBy: 'State Commissioner of Education', onwardRecord: 'received' };
    await principal.record(completeRelease('R94', { party: 'Third School', ...onward }));
    const haskins = await desk(server, 'mhaskins');
    expect(await haskins.preview()).toEqual({
      copy: { view: 'log', released: 2, denied: 1, corrected: 1 },
      left: [
        { why: 'officials', count: null },
        { why: 'mistake', count: 1 },
      ],
    });
    const pdf = await haskins.pdf(v7(), 'es');
    const read = await readPdf(pdf);
    expect([read.lang, read.marked, read.ua]).toEqual(['es', true, '1']);
    for (const text of [
      'Eastbrook School',
      'A reporter',
      'State Commissioner of Education',
      'Copia para Dana Baptiste',
      'It was another day.',
      'No basis.',
    ])
      expect(read.text).toContain(text);
    expect(read.text).not.toContain('Wrongtown');
    expect(`${read.title} ${read.about}`).not.toMatch(/Kiri|Baptiste/);
  });

  it('R174: names no other student, neither in a threat nor in why an entry was put right', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    const wrong = v7();
    await principal.record(completeRelease('R94', { party: 'Wrongtown School' }), wrong);
    const threat = 'Amaru Quispe Huanca threatened Kiri with a knife.';
    const right = completeRelease('R102', { party: 'City police', threat });
    expect(await principal.correct(wrong, right, v7(), 'AMARU QUISPE was meant.')).toMatchObject({
      outcome: 'applied',
    });
    const { text } = await readPdf(await (await desk(server, 'mhaskins')).pdf(v7()));
    expect(text).toContain('[blacked out] threatened Kiri with a knife.');
    expect(text).toContain('[blacked out] was meant.');
    expect(text).not.toMatch(/Amaru|Quispe/i);
  });

  it('R181: is in the Record of Inspection with its SHA-256, and in the trail, before it leaves', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const inspectionId = v7();
    const pdf = await nwosu.pdf(inspectionId);
    const [one, ...others] = await nwosu.inspections();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ inspectionId, sha256: hex(pdf), recorded: { by: 'Adaeze Nwosu' } });
    expect(one?.filled).toEqual({ ...DANA, day: '2026-11-20', how: 'copy', records: ['disclosure-log'] });
    const trail = await server.rows("SELECT decision FROM audit WHERE action = 'disclosure.copy'");
    expect(trail).toEqual([['allowed']]);
  });

  it('sent again it is the same file, kept once; of a log that changed it is another', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const inspectionId = v7();
    const pdf = await nwosu.pdf(inspectionId);
    expect(hex(await nwosu.pdf(inspectionId))).toBe(hex(pdf));
    expect(await nwosu.inspections()).toHaveLength(1);
    await (await logDesk(server, 'anwosu')).record(completeRelease('R94'));
    expect((await nwosu.make(inspectionId)).status).toBe(422);
    expect(await nwosu.inspections()).toHaveLength(1);
  });

  it('R72, R127, C7: is handed to whom it may be, with how that was proven; else nothing is kept', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    for (const [change, path] of [
      [{ as: 'dependent', evidence: 'statement' }, 'filled.as'],
      [{ proven: 'hearsay' }, 'filled.proven'],
      [{ who: ' ' }, 'filled.who'],
    ] as const) {
      const answer = await nwosu.make(v7(), change);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ issues: [{ path }] });
    }
    expect(await nwosu.inspections()).toEqual([]);
  });

  it('R119: is made by whoever keeps the log alone', async () => {
    const server = await logServer();
    for (const username of ['rortiz', 'jmwangi', ELSEWHERE]) {
      const other = await desk(server, username);
      for (const path of ['disclosures/copy/preview', 'disclosures/copy', 'disclosures/copy/proof']) {
        const body = path.endsWith('copy') ? { lang: 'en', filled: DANA } : {};
        const asked = path.endsWith('preview') ? {} : { inspectionId: v7(), ...body };
        expect((await other.send(path, asked)).status, `${username} ${path}`).toBeGreaterThanOrEqual(403);
      }
    }
    expect(await server.one('SELECT count(*) FROM inspection')).toBe(0);
  });
});

describe('R101, R117: what is sealed', () => {
  it('is in no copy, no count and no proof: with it and without it they say the same', async () => {
    const [plain, sealed] = [await logServer(), await logServer()];
    const custodian = await logDesk(sealed, 'anwosu');
    expect(await custodian.seal(completeRelease('R101', SEALED))).toMatchObject({ outcome: 'applied' });
    const [one, other] = [await desk(plain, 'mhaskins'), await desk(sealed, 'mhaskins')];
    expect(await other.preview()).toEqual(await one.preview());
    const inspectionId = v7();
    const pdf = await other.pdf(inspectionId);
    const text = (await readPdf(pdf)).text;
    expect(text).not.toMatch(/Sealsworth|Zebra/);
    expect(text).toBe((await readPdf(await one.pdf(inspectionId))).text);
    expect(await other.proof(inspectionId)).not.toMatch(/custody|seal/i);
  });
});

describe('R82: of a student with a disability', () => {
  it('names what was released under a consent too (34 CFR 300.614)', async () => {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const consentId = v7();
    const filled = { ...GENERAL, signedOn: '2026-11-01' };
    await nwosu.op('consent.record', { studentId: ids.kiri, consentId, filled });
    const used = { day: '2026-11-20', records: ['grades'], proven: 'known', noticeGiven: true };
    const use = { studentId: ids.kiri, consentId, useId: v7(), filled: used };
    expect(await nwosu.op('consent.use', use)).toMatchObject({ outcome: 'applied' });
    const principal = await desk(server, 'mhaskins');
    expect((await principal.preview()).left).toContainEqual({ why: 'consent', count: 1 });
    expect((await readPdf(await principal.pdf(v7()))).text).not.toContain('Lakeside Clinic');
    const sped = { attribute: 'sped', since: '2026-09-01', until: null } as const;
    await arrange(server.store, server.runtime, (tx) => giveAttributes(tx, ids.kiri, [sped]));
    expect((await principal.preview()).copy).toMatchObject({ view: 'access', released: 1 });
    const inspectionId = v7();
    expect((await readPdf(await principal.pdf(inspectionId))).text).toContain('Lakeside Clinic');
    // The trail is read by people who may not know of a disability.
    const details = await server.rows('SELECT detail FROM audit_detail ORDER BY seq');
    expect(details.filter(([detail]) => String(detail).includes('access'))).toEqual([]);
    const { verdict } = await verified(server, await principal.proof(inspectionId));
    expect(verdict).toMatchObject({ fault: null, entries: 2 });
  });
});

describe('the proof of a copy', () => {
  async function proven() {
    const server = await logServer();
    const nwosu = await desk(server, 'anwosu');
    const log = await logDesk(server, 'anwosu');
    await log.record(completeRelease('R94'));
    await log.record(completeDenial());
    const requestId = v7();
    const opened = stepOf('transfer-out', 'received', '2026-11-18');
    await nwosu.op('request.open', { studentId: ids.kiri, requestId, kind: 'transfer-out', form: opened });
    const inspectionId = v7();
    const pdf = await nwosu.pdf(inspectionId);
    return { server, nwosu, pdf, inspectionId, file: await nwosu.proof(inspectionId) };
  }

  it('is whole to anybody: the entries of what stands in the copy, and its own, which names the file', async () => {
    const { server, pdf, file } = await proven();
    const { verdict, details } = await verified(server, file);
    expect(verdict).toMatchObject({ fault: null, whole: false, entries: 3 });
    const [[seq] = []] = await server.rows("SELECT seq FROM audit WHERE action = 'disclosure.copy'");
    expect(namedCopies(details)).toEqual([{ seq, sha256: hex(pdf) }]);
  });

  it('is of this student alone and names nobody', async () => {
    const { file } = await proven();
    const lines = file.split('\n').slice(2).filter(Boolean);
    for (const line of lines) {
      const [, , , , , action, student] = JSON.parse((JSON.parse(line) as { line: string }).line) as unknown[];
      expect(student).toBe(ids.kiri);
      expect(['disclosure.record', 'disclosure.copy']).toContain(action);
    }
    expect(file).not.toMatch(/Dana|Baptiste|Nwosu|Words for/);
  });

  it('is broken by another hash in the detail, and names no file once the detail is gone (R42)', async () => {
    const { server, nwosu, inspectionId, file, pdf } = await proven();
    const forged = file.replace(hex(pdf), hex(new Uint8Array([1])));
    expect(forged).not.toBe(file);
    expect((await verified(server, forged)).verdict.fault?.text).toMatch(
      /^the detail of entry \d+ is not what was signed$/,
    );
    const stripped = file.replace(/,"opening":\{.*?\}(?=\}\n)/, '');
    expect((await verified(server, stripped)).verdict.fault).toBeNull();
    expect((await verified(server, stripped)).details.size).toBe(0);
    await server.store.tend((tx) => tx.db.delete(tx.tables.auditDetail));
    expect((await nwosu.send('disclosures/copy/proof', { inspectionId })).status).toBe(404);
  });

  it('of a copy that was never made is none', async () => {
    const { nwosu } = await proven();
    expect((await nwosu.send('disclosures/copy/proof', { inspectionId: v7() })).status).toBe(404);
  });
});
