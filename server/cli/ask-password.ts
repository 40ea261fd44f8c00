import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

type Keyboard = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** One line from a terminal, which does not show it, or from a pipe. Throws when there is none. */
export function askPassword(prompt: string, keyboard: Keyboard, screen: { write(text: string): unknown }) {
  const terminal = keyboard.isTTY === true;
  // A terminal's line editor writes each key to its output: it is given one that swallows them.
  const nowhere = new Writable({ write: (_keys, _encoding, done) => done() });
  const lines = createInterface({ input: keyboard, output: nowhere, terminal });
  if (terminal) screen.write(prompt);
  return new Promise<string>((resolve, reject) => {
    lines.once('close', () => {
      if (terminal) screen.write('\n');
      reject(new Error('No password was given. Type one, or send one line through a pipe.'));
    });
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
  });
}
