import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { failed } from './faults.ts';
import { NO_POLICY } from './policy.ts';
import { Tabs } from './tabs.ts';
import { fakeOffline } from './testing/fake-offline.ts';
import { fakeVault } from './testing/fake-vault.ts';
import { NO_NEWS } from './tab-news.ts';
import { me, seenOf, sheetOf, student, trail, uuidOf } from './testing/samples.ts';
import type { World } from './world.ts';

const TAB = 1;
const settings = { serverUrl: 'https://a.test', managed: false, locale: 'en', policy: NO_POLICY };

/** A tab whose panel asks the server, which answers when the test says so. */
async function askingTab() {
  const answers: ((said: ReturnType<typeof failed>) => void)[] = [];
  let ended = 0;
  const tabs = new Tabs({
    world: { now: () => Promise.resolve({ settings, session: { me, token: 't' } }) } as unknown as World,
    client: { lookUp: () => new Promise((answer) => answers.push(answer)) } as unknown as Client,
    offline: fakeOffline().offline,
    vault: (await fakeVault()).vault,
    trailNews: () => Promise.resolve(trail),
    unread: () => Promise.resolve({ off: null, told: false }),
    now: () => 0,
    post: () => undefined,
    flag: () => undefined,
    cover: () => undefined,
    expired: () => Promise.resolve(void (ended += 1)),
    later: () => undefined,
    changed: () => undefined,
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

describe('a text that a panel holds', () => {
  it('is offered to no other panel, as long as that one shows the student', async () => {
    const { tabs } = await askingTab();
    const faceSheet = sheetOf('17');
    const answer = {
      kind: 'student',
      seen: seenOf('17'),
      faceSheet,
      at: 0,
      news: NO_NEWS,
      offline: null,
    } as const;
    await tabs.dispatch(TAB, { kind: 'answered', ticket: tabs.state(TAB).ticket, answer });
    const form = { tabId: TAB, kind: 'contact', studentId: uuidOf('17') } as const;
    tabs.hold({ ...form, textId: 'a' });
    tabs.hold({ ...form, textId: 'b' });
    expect([[...tabs.heldElsewhere(TAB)], [...tabs.heldElsewhere(2)]]).toEqual([[], ['b']]);
    await tabs.dispatch(TAB, { kind: 'linked', linked: false });
    expect([...tabs.heldElsewhere(2)]).toEqual([]);
  });
});
