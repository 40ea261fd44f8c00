import { expect, test } from 'vitest';
import { LIFECYCLE } from '../../../shared/areas/cases/lifecycle/lifecycle.ts';
import { caseRow } from '../cases/testing/row.ts';
import { turnsOf } from './queue.ts';

test('R20, R23, R27, R28: each case before the committee stands with what it waits for, in the order in which it goes on', () => {
  const rows = ['appeal-scheduled', 'scheduled', 'director-answered', 'packet-sent', 'result-told', null].map((next) =>
    caseRow({ next, name: String(next), stage: 'committee' }),
  );
  expect(turnsOf(rows).map(({ id, rows: some }) => [id, some.map(({ name }) => name)])).toEqual([
    ['approve', ['director-answered']],
    ['send', ['packet-sent']],
    ['schedule', ['scheduled']],
    ['tell', ['result-told']],
    ['appeal', ['appeal-scheduled']],
    ['other', ['null']],
  ]);
});

test('no case is lost, whatever step it waits for', () => {
  const rows = LIFECYCLE.map(({ kind }) => caseRow({ next: kind }));
  expect(turnsOf(rows).flatMap((turn) => turn.rows)).toHaveLength(LIFECYCLE.length);
  expect(turnsOf([])).toEqual([]);
});
