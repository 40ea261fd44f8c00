import { expect, test } from 'vitest';
import { fileName } from './download.ts';

test('a file is named by subject and months alone', () => {
  expect(fileName({ subject: 'services', period: { from: '2025-11', until: '2026-02' } })).toBe(
    'services-2025-11-2026-01.csv',
  );
});
