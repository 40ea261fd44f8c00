import * as z from 'zod/mini';

/** What a district may switch off in the panel. Nothing that a record needs, and never what keeps typed text. */
export const FEATURES = ['offline-reading', 'name-on-page', 'letters'] as const;
export type Feature = (typeof FEATURES)[number];

/** What the district's policy says; null where it says nothing. Each value stands in managed_schema.json. */
export interface Policy {
  readonly serverUrl: string | null;
  /** The language until the user chooses one. */
  readonly locale: 'en' | 'es' | null;
  /** Minutes without a key or a press in the panel after which it covers student data. */
  readonly blankMinutes: number | null;
  readonly featuresOff: readonly Feature[];
  /**
   * The only origins that the launcher may run on, of those that the adapters name; null: all of them. Empty where a
   * limit was set that can't be read: then it runs on none.
   */
  readonly sites: readonly string[] | null;
}

export const NO_POLICY: Policy = { serverUrl: null, locale: null, blankMinutes: null, featuresOff: [], sites: null };

const LONGEST_MINUTES = 480;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/u;
const localeSchema = z.enum(['en', 'es']);
const minutesSchema = z.int().check(z.minimum(1), z.maximum(LONGEST_MINUTES));
const featureSchema = z.enum(FEATURES);

/**
 * Reads what the browser gives as managed storage. A malformed value is ignored by itself: a slip stops nothing else. A
 * limit on the sites is the exception: a slip in it must not let us in where the district did not want us.
 */
export function policyOf(raw: Record<string, unknown>): Policy {
  return {
    serverUrl: serverAddress(raw.serverUrl),
    locale: z.safeParse(localeSchema, raw.locale).data ?? null,
    blankMinutes: z.safeParse(minutesSchema, raw.blankMinutes).data ?? null,
    featuresOff: FEATURES.filter((feature) => listed(raw.featuresOff).some((one) => isFeature(one, feature))),
    sites: sitesOf(raw.sites),
  };
}

/** An address without its trailing slash, or null: https only, http on this machine alone, no query or user in it. */
export function serverAddress(text: unknown): string | null {
  const url = safeUrl(text);
  return url && `${url.origin}${url.pathname.replace(/\/+$/u, '')}`;
}

/** No limit where none is set; a list without entries is how management tools write that. */
function sitesOf(value: unknown): readonly string[] | null {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null;
  return [...new Set(listed(value).flatMap((site) => webOrigin(site) ?? []))];
}

/** The origin of a web address that is as safe as a server's, or null. */
const webOrigin = (text: unknown): string | null => safeUrl(text)?.origin ?? null;

function safeUrl(text: unknown): URL | null {
  if (typeof text !== 'string' || !URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  return safe && !url.search && !url.hash && !url.username && !url.password ? url : null;
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isFeature = (value: unknown, feature: Feature): boolean => z.safeParse(featureSchema, value).data === feature;
