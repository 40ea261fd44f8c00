import { AMENDMENT } from './amendment.ts';
import { DISPOSITION } from './disposition.ts';
import { EXPULSION_HEARING } from './expulsion-hearing.ts';
import { INSPECTION } from './inspection.ts';
import { JUVENILE } from './juvenile.ts';
import type { RequestKind, RequestStep } from './kind.ts';
import { STUDY } from '../studies/study-kind.ts';
import { MINOR_DENIAL } from './minor-denial.ts';
import { PEACE_OFFICER } from './peace-officer.ts';
import { SUBPOENA } from './subpoena.ts';
import { TRANSFER_WITHIN } from './transfer-within.ts';
import { TRANSFER_IN, TRANSFER_OUT } from './transfer.ts';

/** Every kind of request, the commonest first. */
export const REQUEST_KINDS: readonly RequestKind[] = [
  INSPECTION,
  TRANSFER_OUT,
  TRANSFER_IN,
  TRANSFER_WITHIN,
  AMENDMENT,
  SUBPOENA,
  JUVENILE,
  DISPOSITION,
  PEACE_OFFICER,
  EXPULSION_HEARING,
  MINOR_DENIAL,
];

/** The kind of an id, that of studies too, which are about no student; undefined for one that there is not. */
export const requestKind = (id: string): RequestKind | undefined =>
  id === STUDY.id ? STUDY : REQUEST_KINDS.find((one) => one.id === id);

/** A step of a kind by its name. */
export const requestStep = (kind: RequestKind, step: string): RequestStep | undefined =>
  kind.steps.find((one) => one.kind === step);
