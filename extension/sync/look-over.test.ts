import { describe, expect, it, vi } from 'vitest';
import { lookOver } from './look-over.ts';

const wait = vi.fn(() => Promise.resolve());

describe('a page in which nothing was found', () => {
  it('is looked over again until something is', async () => {
    const read = vi.fn(() => Promise.resolve());
    await lookOver({ isMissing: () => read.mock.calls.length < 2, read, wait });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is left alone where something was found meanwhile, or the panel was closed', async () => {
    const read = vi.fn(() => Promise.resolve());
    await lookOver({ isMissing: () => false, read, wait });
    expect(read).not.toHaveBeenCalled();
  });

  it('is called unreadable at last', async () => {
    const read = vi.fn(() => Promise.resolve());
    await lookOver({ isMissing: () => true, read, wait });
    expect(read).toHaveBeenCalledTimes(3);
  });
});
