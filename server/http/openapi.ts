import type { DescribeRouteOptions } from 'hono-openapi';
import { resolver } from 'hono-openapi';
import type * as z from 'zod/mini';
import { problemSchema } from '../../shared/wire/problem.ts';

type Responses = NonNullable<DescribeRouteOptions['responses']>;

/** Any route may meet it: even a read writes its entry. */
const UNAVAILABLE = 503;

const PROBLEMS: Record<number, string> = {
  400: 'The request could not be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not there, or not visible to this person',
  409: 'Made from a version that is no longer the newest',
  422: 'Some fields need attention',
  429: 'Locked or too many tries',
  503: 'The store cannot do its work now; the code says why',
};

/** The answers of a route for the API document: the good one, and a problem for each status named. */
export function answers(status: number, schema: z.ZodMiniType | null, ...problemStatuses: number[]): Responses {
  const good =
    schema === null
      ? { description: 'Done' }
      : { description: 'Answer', content: { 'application/json': { schema: resolver(schema) } } };
  const problems = [...problemStatuses, UNAVAILABLE].map((code) => [
    code,
    {
      description: PROBLEMS[code] ?? 'Problem',
      content: { 'application/problem+json': { schema: resolver(problemSchema) } },
    },
  ]);
  return { [status]: good, ...Object.fromEntries(problems) } as Responses;
}
