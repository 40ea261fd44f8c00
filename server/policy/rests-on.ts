import type { Allowed } from '../../shared/access/decide.ts';

/** The exception a decision rests on, by the id of its grant, for the trail (R56, R102); undefined where rules alone open it. */
export function grantUnder({ facts }: Allowed): string | undefined {
  return facts.find((fact) => fact.kind === 'grant')?.id;
}
