import type { Phase, Progress } from '../roster/pace.ts';

export interface ProgressOut {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const WORDS: Readonly<Record<Phase, string>> = { reading: 'Reading', comparing: 'Comparing', writing: 'Writing' };
const CLEAR_LINE = '\r\u001b[2K';

/** Shows how far an import is: one line that overwrites itself on a terminal, one line a phase and table elsewhere. */
export function showProgress(out: ProgressOut): {
  readonly onProgress: (progress: Progress) => void;
  readonly done: () => void;
} {
  let said = '';
  const onProgress = ({ phase, what, done, total }: Progress) => {
    const about = `${WORDS[phase]} ${what}`.trim();
    if (out.isTTY === true) {
      const count = total > 0 ? ` ${Math.min(100, Math.floor((100 * done) / total))} %` : done > 0 ? ` ${done}` : '';
      out.write(`${CLEAR_LINE}${about}${count}`);
    } else if (about !== said) out.write(`${about}\n`);
    said = about;
  };
  return { onProgress, done: () => void (out.isTTY === true && said !== '' && out.write(CLEAR_LINE)) };
}
