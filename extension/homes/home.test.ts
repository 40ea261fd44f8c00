import { describe, expect, it } from 'vitest';
import { homeOf } from './home.ts';

describe('where the panel stands', () => {
  it('is as its user chose, whatever the adapter says', () => {
    expect(homeOf('window', 'sidePanel', true)).toBe('window');
    expect(homeOf('dock', 'sidePanel', true)).toBe('dock');
  });

  it('is as the adapter says before anybody chose, and else beside the page', () => {
    expect(homeOf(null, 'sidePanel', true)).toBe('side');
    expect(homeOf(null, 'inPage', true)).toBe('dock');
    expect(homeOf(null, undefined, true)).toBe('dock');
  });

  it('is never a side panel where the browser has none', () => {
    expect(homeOf('side', undefined, false)).toBe('dock');
    expect(homeOf(null, 'sidePanel', false)).toBe('dock');
    expect(homeOf('window', undefined, false)).toBe('window');
  });
});
