import { choice } from '../forms/spec-parts.ts';

/** Of the form (R193). Ids are stored: never re-used. What is written in stands beside it. */
export const PRONOUNS = [
  choice('she', 'She/Her/Hers', 'Ella (She/Her/Hers)'),
  choice('he', 'He/Him/His', 'Él (He/Him/His)'),
  choice('they', 'They/Them/Their', 'Elle (They/Them/Their)'),
  choice('own', 'Written in', 'Otros'),
] as const;
