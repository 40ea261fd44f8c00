import { createInterface } from 'node:readline';

/** One line from a terminal or a pipe; empty when there is none. */
export function askWord(prompt: string, keyboard: NodeJS.ReadableStream, screen: { write(text: string): unknown }) {
  const lines = createInterface({ input: keyboard });
  screen.write(prompt);
  return new Promise<string>((resolve) => {
    lines.once('line', (line) => {
      resolve(line.trim());
      lines.close();
    });
    lines.once('close', () => resolve(''));
  });
}
