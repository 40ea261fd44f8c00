import { hostPatterns, managedValues, PACKED, type Plan, UPDATES } from './plan.ts';
import { type RegKey, regFile } from './reg-file.ts';

/** The mark of the extension stays in sight; the two browsers have a word of their own for it. */
const PINNED = { chrome: { toolbar_pin: 'force_pinned' }, edge: { toolbar_state: 'force_shown' } } as const;

/** What Chrome and Edge are told about the extension itself. It is installed and cannot be taken away. */
function installSettings(plan: Plan) {
  return {
    installation_mode: 'force_installed',
    update_url: `${plan.filesUrl}/${UPDATES.chromium}`,
    // Updates come from the same place as the first copy, whatever a copy says.
    override_update_url: true,
    // Beyond the district's own hosts it may touch nothing, whoever is asked for more.
    runtime_blocked_hosts: ['*://*'],
    runtime_allowed_hosts: hostPatterns(plan).map((pattern) => pattern.replace(/\/\*$/u, '')),
  };
}

/** Chrome, Edge and Chromium on Linux: a file in their folder of managed policies. */
export function linuxPolicy(plan: Plan): string {
  return json({
    ExtensionSettings: { [plan.chromiumId]: { ...installSettings(plan), ...PINNED.chrome } },
    '3rdparty': { extensions: { [plan.chromiumId]: managedValues(plan) } },
  });
}

/** Chrome and Edge on Windows: keys of their own below each browser's policies, so that nobody else's are touched. */
export function windowsPolicy(plan: Plan, browser: 'chrome' | 'edge'): string {
  const policies = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${browser === 'chrome' ? 'Google\\Chrome' : 'Microsoft\\Edge'}`;
  const keys: RegKey[] = [
    {
      path: `${policies}\\ExtensionSettings\\${plan.chromiumId}`,
      values: { ...installSettings(plan), ...PINNED[browser] },
    },
    { path: `${policies}\\3rdparty\\extensions\\${plan.chromiumId}\\policy`, values: managedValues(plan) },
  ];
  return regFile(keys);
}

/** Google Admin console: the text for "Policy for extensions" of this extension. The rest is set on the same page. */
export function googleAdminPolicy(plan: Plan): string {
  const values = Object.entries(managedValues(plan)).map(([name, value]) => [name, { Value: value }]);
  return json(Object.fromEntries(values));
}

/** Where Chrome and Edge learn which copy is the newest. */
export function updatesXml(plan: Plan): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>
  <app appid='${plan.chromiumId}'>
    <updatecheck codebase='${plan.filesUrl}/${PACKED.chromium}' version='${plan.version}' />
  </app>
</gupdate>
`;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
