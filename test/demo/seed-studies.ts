import { v7 } from 'uuid';
import type { Filled } from '../../shared/areas/forms/form-spec.ts';
import { atWork, type Scene } from './as-staff.ts';
import { type DemoAct, schoolDay } from './play.ts';

/** The records manager of the demo. */
const KEEPS = 'anwosu';
const DAYS_AGO = 6;

const RECEIVED: Filled = {
  party: 'Dr. Inga Halvorsen',
  organization: 'Northern Lakes University',
  kinds: ['records', 'interviews'],
  purpose: 'Which support keeps ninth graders in school.',
  methods: 'Attendance of two years, and interviews with families who agree.',
  consequences: 'Thirty minutes of a family’s time; nobody is named.',
  competence: 'Professor of education; twelve studies of this kind.',
  informed: 'A letter in the language of the home; whoever does not answer is left out.',
  data: 'identifiable',
  statement: true,
};

/** A study that waits for the superintendent's decision (R64). */
export function studyActs(): readonly DemoAct[] {
  const studyId = v7();
  return [
    {
      daysAgo: DAYS_AGO,
      async play(scene: Scene) {
        const staff = await atWork(scene, KEEPS);
        const form = { kind: 'received', day: schoolDay(scene.asOf, DAYS_AGO), filled: RECEIVED };
        await staff.send('study.step', { studyId, stepId: studyId, form });
      },
    },
  ];
}
