import type { Grade, Level, Org, School } from './types.ts';

/** The district itself, the parent of every school. */
export const OFFICE: Org = {
  id: 'org-0000',
  identifier: '0000',
  name: 'North Harbor Public Schools',
  type: 'district',
};

const GRADES: Readonly<Record<Level, readonly Grade[]>> = {
  elementary: ['KG', '01', '02', '03', '04', '05'],
  middle: ['06', '07', '08'],
  high: ['09', '10', '11', '12'],
};

/** Students in each grade of a school of that level: about 308 a grade over the district. */
export const GRADE_SIZE: Readonly<Record<Level, number>> = { elementary: 77, middle: 154, high: 154 };

export const SCHOOLS: readonly School[] = [
  school('0110', 'Breakwater Elementary', 'elementary'),
  school('0120', 'Pebble Beach Elementary', 'elementary'),
  school('0130', 'Rose Garden Elementary', 'elementary'),
  school('0140', 'Tamarack Elementary', 'elementary'),
  school('0210', 'Lighthouse Middle', 'middle'),
  school('0220', 'Two Rivers Middle', 'middle'),
  school('0310', 'Harbor View High', 'high'),
  school('0320', 'Lakeside High', 'high'),
];

/** Building numbers that fixed people and tests refer to. */
export const HARBOR_VIEW = 'org-0310';
export const LAKESIDE = 'org-0320';

function school(identifier: string, name: string, level: Level): School {
  return {
    id: `org-${identifier}`,
    identifier,
    name,
    type: 'school',
    parentId: OFFICE.id,
    level,
    grades: GRADES[level],
  };
}
