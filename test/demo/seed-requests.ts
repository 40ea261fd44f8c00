import { v7 } from 'uuid';
import { type AtWork, atWork, type Scene } from './as-staff.ts';
import { type DemoAct, schoolDay } from './play.ts';
import { DEMO_REQUESTS, type DemoRequest, type DemoRequestStep } from './requests.ts';

/** The principal of the school where the demo's students are. */
const KEEPS = 'mhaskins';

/** Enters the demo's requests as the principal would, each step on its day. */
export function requestActs(): readonly DemoAct[] {
  return DEMO_REQUESTS.flatMap((one) => {
    const requestId = v7();
    const [first, ...steps] = one.steps;
    return [
      act(one, first, (body, staff) => staff.send('request.open', { ...body, requestId, kind: one.kind })),
      ...steps.map((step) =>
        act(one, step, (body, staff) =>
          staff.send('request.step', { ...body, requestId, stepId: v7(), disclosureId: v7() }),
        ),
      ),
    ];
  });
}

type Send = (body: object, staff: AtWork) => Promise<void>;

function act({ sisId }: DemoRequest, [kind, daysAgo, filled]: DemoRequestStep, send: Send): DemoAct {
  return {
    daysAgo,
    async play(scene: Scene) {
      const staff = await atWork(scene, KEEPS);
      const studentId = await staff.studentOf(sisId);
      await send({ studentId, form: { kind, day: schoolDay(scene.asOf, daysAgo), filled } }, staff);
    },
  };
}
