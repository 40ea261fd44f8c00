import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { issuesOf, logServer } from '../disclosures/testing/log-desk.ts';
import { requestDesk } from './testing/request-desk.ts';

const APPLIED = { outcome: 'applied' };

it.each([
  ['inspection', { wants: 'see' }],
  ['expulsion-hearing', { hearingOn: '2026-11-24' }],
])('R179: nothing of the record is destroyed while somebody waits to see it (%s)', async (kind, asked) => {
  const nwosu = await requestDesk(await logServer(), 'anwosu');
  const police = { kind: 'peace-officer', requestId: v7() };
  const waiting = { kind, requestId: v7() };
  expect(await nwosu.open(police.kind, 9, {}, police.requestId)).toMatchObject(APPLIED);
  expect(await nwosu.step(police, 'notice', 5)).toMatchObject(APPLIED);
  expect(await nwosu.open(kind, 4, asked, waiting.requestId)).toMatchObject(APPLIED);
  expect(issuesOf(await nwosu.step(police, 'deleted', 0))).toEqual(['body.form.kind awaited']);
  expect(issuesOf(await nwosu.step(police, 'destroyed', 0))).toEqual(['body.form.kind awaited']);
  expect(await nwosu.step(waiting, 'withdrawn', 0)).toMatchObject(APPLIED);
  expect(await nwosu.step(police, 'deleted', 0)).toMatchObject(APPLIED);
  expect(await nwosu.step(police, 'destroyed', 0)).toMatchObject(APPLIED);
});
