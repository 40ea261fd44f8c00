import { m } from '../../../shared/messages/generated/messages.js';
import type { Feature, Policy } from '../../sync/policy.ts';

/** A value that the district set, in words; several of a kind on a line each. */
export interface DistrictLine {
  readonly what: string;
  readonly says: string;
}

const FEATURE_WORDS: Record<Feature, () => string> = {
  'offline-reading': m.feature_offline_reading,
  'name-on-page': m.feature_name_on_page,
  letters: m.feature_letters,
};

/** One line for each value of the policy that is set, in the order of its schema. */
export function districtLines({ serverUrl, locale, blankMinutes, featuresOff, sites }: Policy): DistrictLine[] {
  const line = (what: string, says: string) => [{ what, says }];
  return [
    ...(serverUrl === null ? [] : line(m.options_server(), serverUrl)),
    ...(locale === null
      ? []
      : line(m.options_language_first(), locale === 'en' ? m.options_english() : m.options_spanish())),
    ...(blankMinutes === null ? [] : line(m.options_blank(), m.options_blank_minutes({ minutes: blankMinutes }))),
    ...(featuresOff.length === 0
      ? []
      : line(m.options_off(), featuresOff.map((one) => FEATURE_WORDS[one]()).join(', '))),
    ...(sites === null
      ? []
      : line(m.options_only_sites(), sites.length === 0 ? m.options_sites_unreadable() : sites.join('\n'))),
  ];
}
