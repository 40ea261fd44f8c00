import { managedValues, PACKED, type Plan } from './plan.ts';

/** Firefox on Windows, macOS and Linux: `policies.json`. */
export function firefoxPolicy(plan: Plan): string {
  return json({
    policies: {
      ExtensionSettings: {
        [plan.geckoId]: {
          installation_mode: 'force_installed',
          install_url: `${plan.filesUrl}/${PACKED.firefox}`,
          default_area: 'navbar',
        },
      },
      '3rdparty': { Extensions: { [plan.geckoId]: managedValues(plan) } },
    },
  });
}

/** Where Firefox learns which copy is the newest. */
export function updatesJson(plan: Plan): string {
  const update = { version: plan.version, update_link: `${plan.filesUrl}/${PACKED.firefox}` };
  return json({ addons: { [plan.geckoId]: { updates: [update] } } });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
