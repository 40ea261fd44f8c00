import { googleAdminPolicy, linuxPolicy, updatesXml, windowsPolicy } from './chromium.ts';
import { firefoxPolicy, updatesJson } from './firefox.ts';
import { type Plan, UPDATES } from './plan.ts';

/** Every policy and update file of a district, by its name. */
export function rolloutFiles(plan: Plan): Readonly<Record<string, string>> {
  return {
    'google-admin.json': googleAdminPolicy(plan),
    'chrome-windows.reg': windowsPolicy(plan, 'chrome'),
    'edge-windows.reg': windowsPolicy(plan, 'edge'),
    'chrome-edge-linux.json': linuxPolicy(plan),
    'firefox-policies.json': firefoxPolicy(plan),
    [UPDATES.chromium]: updatesXml(plan),
    [UPDATES.firefox]: updatesJson(plan),
  };
}
