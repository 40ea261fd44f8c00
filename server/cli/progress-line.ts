import type { Phase, Progress } from '../roster/pace.ts';
import type { OnStep } from '../store/examine/progress.ts';

export interface ProgressOut {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const WORDS: Readonly<Record<Phase, string>> = { reading: 'Reading', comparing: 'Comparing', writing: 'Writing' };
const CLEAR_LINE = '\r\u001b[2K';

/** Shows how far an import is. */
export function showProgress(out: ProgressOut): {
  readonly onProgress: (progress: Progress) => void;
  readonly done: () => void;
} {
  const { onStep, done } = showSteps(out);
  return {
    done,
    onProgress: ({ phase, what, ...count }) => onStep({ what: `${WORDS[phase]} ${what}`.trim(), ...count }),
  };
}

/** Shows how far something is: one line that overwrites itself on a terminal, one line a thing elsewhere. */
export function showSteps(out: ProgressOut): { readonly onStep: OnStep; readonly done: () => void } {
  let said = '';
  const onStep: OnStep = ({ what, done, total }) => {
    if (out.isTTY === true) {
      const count = total > 0 ? ` ${Math.min(100, Math.floor((100 * done) / total))} %` : done > 0 ? ` ${done}` : '';
      out.write(`${CLEAR_LINE}${what}${count}`);
    } else if (what !== said) out.write(`${what}\n`);
    said = what;
  };
  return { onStep, done: () => void (out.isTTY === true && said !== '' && out.write(CLEAR_LINE)) };
}
