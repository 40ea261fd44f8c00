import { validator } from 'hono-openapi';
import type * as z from 'zod/mini';
import type { Issue } from '../../shared/wire/problem.ts';
import { problems } from '../errors.ts';

interface RawIssue {
  readonly code?: string;
  readonly path?: readonly (PropertyKey | { key: PropertyKey })[];
}

/** Field paths and codes only: the default answer would echo what was sent. */
export function toIssues(raw: readonly RawIssue[]): Issue[] {
  return raw.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    code: issue.code ?? 'invalid',
  }));
}

/** Validates a JSON body against a strict schema, describes it in the API document, and answers 422 with the fields. */
export function jsonBody<S extends z.ZodMiniType>(schema: S) {
  return validator('json', schema, (result) => {
    if (!result.success) throw problems.invalid(toIssues(result.error as readonly RawIssue[]));
  });
}
