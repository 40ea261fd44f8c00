import { createHash } from 'node:crypto';
import {
  capacityOf,
  type CopyAct,
  type CopyState,
  copyState,
  type TakenCopyStep,
} from '../../../shared/areas/copies/copy-state.ts';
import { segmentsOf } from '../../../shared/areas/copies/redact.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { choicesAt, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { KeptCopyStep } from './copy.repo.ts';

/** A step as the rules read it: what stands in the column came in by its schema, or was put together here. */
export const asTakenCopyStep = ({ kind, content, authorId }: Pick<KeptCopyStep, 'kind' | 'content' | 'authorId'>) =>
  ({ ...(JSON.parse(content) as object), kind, authorId }) as TakenCopyStep;

/** What is kept of a step in its column. */
export const contentOf = ({ kind: _kind, ...content }: CopyAct): string => JSON.stringify(content);

/** A copy as its steps make it. */
export const copyNow = (steps: readonly Pick<KeptCopyStep, 'kind' | 'content' | 'authorId'>[]): CopyState =>
  copyState(steps.map(asTakenCopyStep));

/**
 * The hash of what the receiver gets and who that is: by it a second person approves the very contents that were looked
 * at, and the file that is handed over is of no others.
 */
export function contentsHash({ chosen, decisions }: CopyState, form: ReleaseForm): string {
  const lines = (chosen?.lines ?? []).flatMap((line) => {
    const segments = segmentsOf(line, decisions);
    return segments === null ? [] : [[line.id, line.part, line.day, line.heading, segments]];
  });
  const { filled } = form;
  const whom = [form.basis, textAt(filled, 'party'), capacityOf(form), textAt(filled, 'interest')];
  const said = JSON.stringify([whom, choicesAt(filled, 'records'), chosen?.lang ?? '', lines]);
  return createHash('sha256').update(said).digest('hex');
}
