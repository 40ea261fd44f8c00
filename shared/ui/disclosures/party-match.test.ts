import { expect, test } from 'vitest';
import { barredUntil, offersFor } from './party-match.ts';

const party = (name: string, barred: string | null = null) => ({ name, barredUntil: barred });
const PARTIES = [party('County Court'), party('Court Services'), party('Étude Nord, Inc.', '2030-01-01')];

test('receivers are found by a part of the name, those first that begin with it', () => {
  expect(offersFor(PARTIES, 'court').map(({ name }) => name)).toEqual(['Court Services', 'County Court']);
  expect(offersFor(PARTIES, 'etude')).toEqual([PARTIES[2]]);
  expect(offersFor(PARTIES, '')).toHaveLength(3);
  const many = Array.from({ length: 20 }, (_, n) => party(`Court ${n}`));
  expect(offersFor(many, 'court')).toHaveLength(8);
});

test('R126: a barred party is known however its name is spelled', () => {
  expect(barredUntil(PARTIES, '  etude NORD inc')).toBe('2030-01-01');
  expect(barredUntil(PARTIES, 'Dana Reyes, Étude Nord Inc')).toBe('2030-01-01');
  expect(barredUntil(PARTIES, 'Etude')).toBeNull();
  expect(barredUntil(PARTIES, 'County Court')).toBeNull();
  expect(barredUntil(PARTIES, '–')).toBeNull();
});
