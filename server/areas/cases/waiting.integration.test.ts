import { expect, it } from 'vitest';
import type { Me } from '../../../shared/wire/session.ts';
import { caseServer, play, through, TO_MONITORING } from './testing/play.ts';

const waiting = async (it: Awaited<ReturnType<typeof play>>, who: string) => {
  const { cases, committee } = ((await (await it.as(who)).me()) as Me).waiting;
  return { cases, committee };
};

it('R10, R20: each is told how many cases wait for a step of theirs, and nobody of those of others', async () => {
  const it = await play(await caseServer());
  await it.open('rortiz');
  expect(await waiting(it, 'rortiz')).toEqual({ cases: 0, committee: 0 });
  it.later(7);
  expect(await waiting(it, 'rortiz')).toEqual({ cases: 1, committee: 0 });
  for (const who of ['mhaskins', 'dspc', 'director', 'member', 'second'])
    expect([who, await waiting(it, who)]).toEqual([who, { cases: 0, committee: 0 }]);
});

it('R20, R23: the director is told of a case before the committee while its next step is theirs', async () => {
  const it = await play(await caseServer());
  await it.open('rortiz');
  await through(it, ...TO_MONITORING, ['rortiz', 'back-considered']);
  expect(await waiting(it, 'director')).toEqual({ cases: 0, committee: 1 });
  // Answered long after its day, it is still not the social worker's turn.
  it.later(30);
  expect(await waiting(it, 'rortiz')).toEqual({ cases: 0, committee: 0 });
  await through(it, ['director', 'director-answered'], ['director', 'packet-sent']);
  expect(await waiting(it, 'director')).toEqual({ cases: 0, committee: 0 });
});
