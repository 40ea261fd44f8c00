import { GECKO_ID, VERSION } from '../identity.ts';
import type { Feature, Policy } from '../sync/policy.ts';

/** What a district decides when it rolls the extension out. Every file of a roll-out is made from this alone. */
export interface Plan {
  readonly policy: Policy & { readonly serverUrl: string; readonly sites: readonly string[] };
  /** Where the district serves the packed extension and its update files, without a slash at the end. */
  readonly filesUrl: string;
  /** The extension's id in Chrome and Edge: that of the key it is packed with. */
  readonly chromiumId: string;
  readonly geckoId: string;
  readonly version: string;
}

export const PACKED = { chromium: 'facesheet.crx', firefox: 'facesheet.xpi' } as const;
export const UPDATES = { chromium: 'updates.xml', firefox: 'updates.json' } as const;

/** What somebody may say who rolls out; what they leave open stays as the extension has it. */
export interface Wishes {
  readonly serverUrl: string;
  readonly sites: readonly string[];
  readonly chromiumId: string;
  readonly filesUrl?: string | undefined;
  readonly locale?: Policy['locale'] | undefined;
  readonly blankMinutes?: number | undefined;
  readonly featuresOff?: readonly Feature[] | undefined;
}

/** A plan from wishes that were checked. The packed extension lies beside the server, below `/extension`, unless said. */
export function planOf(wishes: Wishes): Plan {
  const { serverUrl, sites, chromiumId, locale = null, blankMinutes = null, featuresOff = [] } = wishes;
  return {
    policy: { serverUrl, sites, locale, blankMinutes, featuresOff },
    filesUrl: wishes.filesUrl ?? `${new URL(serverUrl).origin}/extension`,
    chromiumId,
    geckoId: GECKO_ID,
    version: VERSION,
  };
}

type Value = string | number | readonly string[];

/** The managed values, in the order of the schema. What is not set is not written: the extension has its own default. */
export function managedValues({ policy }: Plan): Readonly<Record<string, Value>> {
  const { serverUrl, locale, blankMinutes, featuresOff, sites } = policy;
  return {
    serverUrl,
    ...(locale !== null && { locale }),
    ...(blankMinutes !== null && { blankMinutes }),
    ...(featuresOff.length > 0 && { featuresOff }),
    sites,
  };
}

/** The origins that the extension reaches in this district: its server and its SISs, each once. */
export function originsOf({ policy }: Plan): readonly string[] {
  return [...new Set([new URL(policy.serverUrl).origin, ...policy.sites])];
}

/** The same as match patterns, which name no port: they stand for all of them. */
export function hostPatterns(plan: Plan): readonly string[] {
  const patterns = originsOf(plan).map(
    (origin) => `${origin.slice(0, origin.indexOf('//'))}//${new URL(origin).hostname}/*`,
  );
  return [...new Set(patterns)];
}

/**
 * The manifest of the district's own build: its hosts are granted when it is installed, since no policy grants what an
 * extension asks for later, and it looks for updates where the district serves them. Which key it is packed with decides
 * its id in Chrome and Edge.
 */
export function districtManifest(
  manifest: Readonly<Record<string, unknown>>,
  plan: Plan,
  browser: 'chromium' | 'firefox',
): Record<string, unknown> {
  const { key: _ours, optional_host_permissions: _asked, ...rest } = manifest;
  const own = { ...rest, host_permissions: hostPatterns(plan) };
  if (browser === 'chromium') return { ...own, update_url: `${plan.filesUrl}/${UPDATES.chromium}` };
  const { gecko } = manifest['browser_specific_settings'] as { gecko: Record<string, unknown> };
  return {
    ...own,
    browser_specific_settings: {
      gecko: { ...gecko, id: plan.geckoId, update_url: `${plan.filesUrl}/${UPDATES.firefox}` },
    },
  };
}
