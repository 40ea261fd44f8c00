import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { APPLICATIONS, Drafts, NOTES } from './drafts.ts';
import { failed } from './faults.ts';
import { Tabs } from './tabs.ts';
import { fakeKept } from './testing/fake-kept.ts';
import { me, student, trail } from './testing/samples.ts';
import type { World } from './world.ts';

const TAB = 1;
const settings = { serverUrl: 'https://a.test', managed: false, locale: 'en' };

/** A tab whose panel asks the server, which answers when the test says so. */
async function askingTab() {
  const answers: ((said: ReturnType<typeof failed>) => void)[] = [];
  let ended = 0;
  const tabs = new Tabs({
    world: { now: () => Promise.resolve({ settings, session: { me, token: 't' } }) } as unknown as World,
    client: { lookUp: () => new Promise((answer) => answers.push(answer)) } as unknown as Client,
    drafts: new Drafts(fakeKept().kept, NOTES),
    applications: new Drafts(fakeKept().kept, APPLICATIONS),
    trailNews: () => Promise.resolve(trail),
    now: () => 0,
    post: () => undefined,
    expired: () => Promise.resolve(void (ended += 1)),
    later: () => undefined,
  });
  await tabs.dispatch(TAB, { kind: 'linked', linked: true });
  await tabs.dispatch(TAB, { kind: 'shown', open: true, epoch: 1 });
  await tabs.dispatch(TAB, { kind: 'frame', frameId: 0, sighting: student('17'), epoch: 1 });
  const answer = async (at: number) => {
    answers[at]?.(failed({ cause: 'signed-out' }));
    await new Promise(setImmediate);
  };
  return { tabs, answer, asked: () => answers.length, ended: () => ended };
}

describe('the word of our server that the session is over', () => {
  it('ends it', async () => {
    const { answer, ended } = await askingTab();
    await answer(0);
    expect(ended()).toBe(1);
  });

  it('does not end one that was begun after the question was asked', async () => {
    const { tabs, answer, asked, ended } = await askingTab();
    await tabs.dispatch(TAB, { kind: 'actor-changed' });
    expect(asked()).toBe(2);
    await answer(0);
    expect(ended()).toBe(0);
    await answer(1);
    expect(ended()).toBe(1);
  });
});
