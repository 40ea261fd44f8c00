import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

const TEXT = 4.5;
const LINE = 3;

/** Every pair that a screen may use: foreground → the surfaces it may stand on. */
const TEXT_PAIRS: Record<string, string> = {
  ink: 'desk sheet sheet-2 sheet-3 folder folder-2 accent-soft ok-soft warn-soft danger-soft',
  'ink-2': 'desk sheet sheet-2 sheet-3 folder folder-2 accent-soft ok-soft warn-soft danger-soft',
  'ink-3': 'desk sheet sheet-2 sheet-3 folder folder-2 accent-soft ok-soft warn-soft danger-soft',
  accent: 'desk sheet sheet-2 sheet-3 folder folder-2 accent-soft',
  'accent-strong': 'accent-soft sheet',
  'on-accent': 'accent accent-strong',
  ok: 'ok-soft sheet sheet-2 folder desk',
  warn: 'warn-soft sheet sheet-2 folder desk',
  sealed: 'sealed-soft sheet sheet-2',
  danger: 'danger-soft sheet sheet-2 folder desk',
  'on-danger': 'danger-fill',
};
const LINE_PAIRS: Record<string, string> = {
  line: 'sheet sheet-2 desk folder accent-soft warn-soft',
  focus: 'desk sheet sheet-2 sheet-3 folder folder-2 accent-soft danger-soft warn-soft',
};

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function pairs(table: Record<string, string>, least: number) {
  return Object.entries(table).flatMap(([fore, surfaces]) =>
    surfaces.split(' ').flatMap((back) => (['light', 'dark'] as const).map((theme) => ({ fore, back, theme, least }))),
  );
}

describe('the tokens keep their contrast', () => {
  test.each([...pairs(TEXT_PAIRS, TEXT), ...pairs(LINE_PAIRS, LINE)])(
    '$fore on $back, $theme: at least $least',
    ({ fore, back, theme, least }) => {
      expect(contrast(tokens.get(fore)![theme]!, tokens.get(back)![theme]!)).toBeGreaterThanOrEqual(least);
    },
  );

  test('black on white is 21, a colour on itself is 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#0b5566', '#0b5566')).toBe(1);
  });
});
