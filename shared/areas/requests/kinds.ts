import { AMENDMENT } from './amendment.ts';
import { INSPECTION } from './inspection.ts';
import { JUVENILE } from './juvenile.ts';
import type { RequestKind, RequestStep } from './kind.ts';
import { TRANSFER_IN, TRANSFER_OUT } from './transfer.ts';

/** Every kind of request, the commonest first. */
export const REQUEST_KINDS: readonly RequestKind[] = [INSPECTION, TRANSFER_OUT, TRANSFER_IN, AMENDMENT, JUVENILE];

/** The kind of an id; undefined for one that there is not. */
export const requestKind = (id: string): RequestKind | undefined => REQUEST_KINDS.find((one) => one.id === id);

/** A step of a kind by its name. */
export const requestStep = (kind: RequestKind, step: string): RequestStep | undefined =>
  kind.steps.find((one) => one.kind === step);
