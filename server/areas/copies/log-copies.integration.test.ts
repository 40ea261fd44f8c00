import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeDenial, completeRelease } from '../../../shared/areas/disclosures/testing/complete.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { logDesk, logServer } from '../disclosures/testing/log-desk.ts';
import { asked, copyDesk, parent } from './testing/copy-desk.ts';

/** What the log says in a copy for a parent. */
async function logFor(server: TestServer): Promise<string> {
  const nwosu = await copyDesk(server, 'anwosu');
  await nwosu.begin(asked(parent()));
  await nwosu.choose(['log']);
  const { chosen } = await nwosu.read();
  return (chosen?.lines ?? []).map(({ heading, text }) => `${heading}. ${text}`).join('\n\n');
}

describe('R119, R120: the log in a copy for the family', () => {
  it('holds what stands, with why it was put right; what should never have been there may be about another student', async () => {
    const server = await logServer();
    const principal = await logDesk(server, 'mhaskins');
    const [first, mistaken] = [v7(), v7()];
    await principal.record(completeRelease('R94', { party: 'Wrongtown School' }), first);
    await principal.correct(first, completeRelease('R94', { party: 'Eastbrook School' }));
    await principal.record(completeRelease('R94', { party: 'School of Another Student' }), mistaken);
    await principal.correct(mistaken, undefined, v7(), 'Of another student.');
    await principal.record(completeDenial('none', { party: 'A reporter', deniedWhy: 'No basis.' }));
    const text = await logFor(server);
    for (const said of ['Eastbrook School', 'It was another day.', 'A reporter', 'No basis.'])
      expect(text).toContain(said);
    expect(text).not.toMatch(/Wrongtown|Another Student|Of another student/);
  });

  it('R116: says who passed it on for us', async () => {
    const server = await logServer();
    const onward = { onwardBy: 'State Commissioner of Education', onwardRecord: 'received' };
    await (await logDesk(server, 'mhaskins')).record(completeRelease('R94', onward));
    expect(await logFor(server)).toContain('State Commissioner of Education');
  });

  it('R141: tells a student nothing of the tax return of their parents', async () => {
    const server = await logServer();
    await server.store.tend(({ db, tables }) => db.update(tables.student).set({ birthDate: '2008-01-01' }));
    const dependent = completeRelease('R100', { evidence: 'tax-return', party: 'Dana Baptiste' });
    expect(await (await logDesk(server, 'mhaskins')).record(dependent)).toMatchObject({ outcome: 'applied' });
    const nwosu = await copyDesk(server, 'anwosu');
    await nwosu.begin(asked(parent({ capacity: 'student' })));
    await nwosu.choose(['log']);
    const { chosen } = await nwosu.read();
    expect(JSON.stringify(chosen?.lines)).toContain('Dana Baptiste');
    expect(JSON.stringify(chosen?.lines)).not.toContain('Tax return');
    expect(chosen?.leftOut).toContainEqual({ id: 'R141', count: 1 });
  });
});
