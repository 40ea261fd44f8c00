import { describe, expect, it } from 'vitest';
import { keepableText, secretText } from './text.ts';

const keeps = (text: string) => keepableText().safeParse(text).success;

describe('text that every database keeps', () => {
  it.each(['', 'Trần “Ñandú”', '👩‍🏫 𝒜', 'a\tb\r\nc', '\u007f\uffff'])('%j is', (text) => {
    expect(keeps(text)).toBe(true);
  });

  it.each(['\0', 'a\0b', '\ud83d', '\ude00', 'a\ude00\ud83d', '👩\ud83d'])('%j is not', (text) => {
    expect(keeps(text)).toBe(false);
  });
});

describe('a secret', () => {
  it('may be anything but U+0000', () => {
    expect([secretText().safeParse('\ud83d').success, secretText().safeParse('a\0').success]).toEqual([true, false]);
  });
});
