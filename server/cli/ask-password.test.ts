import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askPassword } from './ask-password.ts';

function asked(isTTY: boolean) {
  const keyboard = Object.assign(new PassThrough(), { isTTY, setRawMode: () => keyboard });
  const shown: string[] = [];
  const answer = askPassword('Password: ', keyboard, { write: (text) => shown.push(text) });
  return { keyboard, shown, answer };
}

describe('asking for a password', () => {
  it('shows the question on a terminal, and no key of the answer', async () => {
    const { keyboard, shown, answer } = asked(true);
    keyboard.write('quick brown fox\r');
    expect(await answer).toBe('quick brown fox');
    expect(shown.join('')).toBe('Password: \n');
  });

  it('takes one line from a pipe without a word', async () => {
    const { keyboard, shown, answer } = asked(false);
    keyboard.end('quick brown fox\nmore\n');
    expect(await answer).toBe('quick brown fox');
    expect(shown).toEqual([]);
  });

  it('says so when there is nothing to read', async () => {
    const { keyboard, answer } = asked(false);
    keyboard.end();
    await expect(answer).rejects.toThrow('No password was given.');
  });
});
