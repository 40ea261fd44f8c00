import { describe, expect, it } from 'vitest';
import { createStaffMentions } from './staff-mentions.ts';

const mentions = createStaffMentions([
  { number: '30101', givenName: 'Joseph', familyName: 'Mwangi' },
  { number: '30102', givenName: 'Tove', familyName: 'Söderberg' },
  { number: '12', givenName: '', familyName: 'de la Cruz' },
]);

describe('a text that names staff (R35, R36)', () => {
  it.each([
    'Defiance of Joseph Mwangi',
    'MWANGI, JOSEPH',
    'Disrespect (Ms. Soderberg)',
    'sent by mr mwangi',
    'Sra. De la Cruz: disruption',
    'ref 30101',
  ])('is found: %s', (text) => expect(mentions(text)).toBe(true));

  it.each(['Defiance', 'Fighting, level 12', 'Joseph', 'Cruz', 'Mr', '', 'Tove Mwangi', '301010'])(
    'is not found where it names nobody: %s',
    (text) => expect(mentions(text)).toBe(false),
  );
});
