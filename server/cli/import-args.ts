import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { UsageError } from './usage-error.ts';

/** What the person who runs an import asks for. */
export interface ImportArgs {
  readonly path: string;
  readonly dayFirst: boolean;
  /** `YYYY-MM-DD`; today in the district when not given. */
  readonly asOf: string | undefined;
  readonly report: string | undefined;
  readonly endLimit: number | undefined;
  /** The id of an adapter; for SIS ids alone. */
  readonly system: string | undefined;
}

const schema = z.object({
  path: z.string(),
  'day-first': z._default(z.boolean(), false),
  'as-of': z.optional(z.iso.date()),
  report: z.optional(z.string().check(z.minLength(1))),
  system: z.optional(z.string().check(z.regex(/^[a-z0-9-]{2,40}$/))),
  'end-limit': z.optional(z.string().check(z.regex(/^(0|1|0?\.\d+|1\.0+)$/))),
});

/** Reads the command line of an import. Throws a `UsageError` with the usage. */
export function readImportArgs(args: readonly string[], usage: string): ImportArgs {
  const parsed = schema.safeParse(words(args, usage));
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => String(issue.path[0]));
    throw new UsageError(`The option ${names.map((name) => `--${name}`).join(', ')} is not usable.\n${usage}`);
  }
  const { path, report, system, ...options } = parsed.data;
  const limit = options['end-limit'];
  return {
    path,
    report,
    system,
    dayFirst: options['day-first'],
    asOf: options['as-of'],
    endLimit: limit === undefined ? undefined : Number(limit),
  };
}

function words(args: readonly string[], usage: string): object {
  const options = {
    'day-first': { type: 'boolean' },
    'as-of': { type: 'string' },
    report: { type: 'string' },
    'end-limit': { type: 'string' },
    system: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError(usage);
    return { path, ...values };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(usage);
  }
}
