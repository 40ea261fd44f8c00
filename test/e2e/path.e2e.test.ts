import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMARU, beside, covered, KIRI, noteByKeyboard, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser, until } from './browser.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { openSection } from './console.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

describe('the whole path', () => {
  it('goes from sign-in over a student page to a saved contact that is still there after a reload', async () => {
    const page = await openStudent(browser.context, world, 'rortiz', KIRI);
    await signIn(await openPanel(page), 'rortiz');
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    expect(await panel.getByText('204417').first().isVisible()).toBe(true);
    expect(await panel.getByText('Harbor View High').first().isVisible()).toBe(true);
    await noteByKeyboard(page, panel, 'Home visit agreed for Thursday at four.');
    await panel.getByText(/^Saved \d/).waitFor();
    await page.reload();
    const again = await shows(page, 'Kiri Baptiste-Nguyen');
    await again.getByText('Home visit agreed for Thursday at four.').waitFor();
    await page.close();
  });

  it('says why the reader may see this', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI);
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    await panel.getByRole('button', { name: 'Why can I see this?' }).click();
    await panel.getByText('This view is on the audit trail.').waitFor();
    expect(
      await panel
        .getByText(/General Access 3/)
        .first()
        .isVisible(),
    ).toBe(true);
    await page.close();
  });

  it('leaves the page its width: narrowed, not covered', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI);
    await shows(page, 'Kiri Baptiste-Nguyen');
    const main = await page.locator('frame[name=main]').boundingBox();
    const dock = await page.locator('facesheet-host iframe').boundingBox();
    expect((main?.x ?? 0) + (main?.width ?? 0)).toBeLessThanOrEqual(dock?.x ?? 0);
    await page.close();
  });

  it('shows the records manager the view and the write', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('User name').fill('anwosu');
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await openSection(page, 'Audit trail');
    const rows = page.getByRole('row').filter({ hasText: 'Rosa Ortiz' }).filter({ hasText: 'Kiri Baptiste-Nguyen' });
    await rows.first().waitFor();
    const texts = (await rows.allInnerTexts()).join('\n');
    expect(texts).toMatch(/Opened a face sheet/);
    expect(texts).toMatch(/Added a contact/);
    await page.close();
  });
});

describe('a contact by keyboard alone', () => {
  /** Seconds a key takes somebody of average practice (Card, Moran and Newell's keystroke-level model). */
  const KEY_S = 0.28;

  it('R13: takes three fields, and no more keys than fit into twenty seconds', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    await panel.getByRole('button', { name: /Note a contact/ }).focus();
    let keys = 0;
    const press = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name);
      keys += names.length;
    };
    const text = 'Nobody opened. Left a card.';
    await press('n');
    await panel.getByLabel('What happened').waitFor();
    await page.keyboard.type(text);
    await press('Shift+Tab', 'ArrowRight', 'ArrowRight', 'Tab');
    // On to the outcome, past the hint that is there the first time.
    await press('Tab', 'Tab', 'Tab', 'Tab', 'End');
    await press('Control+Enter');
    await panel.getByText(/^Saved \d/).waitFor();
    await panel.getByText('Visit, parent: nobody home').first().waitFor();
    expect(keys).toBeLessThanOrEqual(11);
    expect((keys + text.length) * KEY_S).toBeLessThanOrEqual(20);
    await page.close();
  });

  it('R10, R13, R35: keeps a restricted one with a reminder, refuses a teacher’s name at its field, and adds to it', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    const [[given, family] = []] = await world.rows(
      `SELECT given_name, family_name FROM staff JOIN role_fact ON staff_id = staff.id WHERE role = 'teacher' AND
        building_id = (SELECT building_id FROM student WHERE sis_id = '204417') LIMIT 1`,
    );
    await panel.getByRole('button', { name: /Note a contact/ }).click();
    await panel.getByLabel('What happened').fill(`Sent out of class by ${String(given)} ${String(family)}.`);
    await panel.getByRole('button', { name: 'More' }).click();
    await panel.getByLabel('Restricted note').check();
    await panel.getByText(/sees that there is a restricted note/).waitFor();
    await panel.getByLabel('By', { exact: true }).fill(new Date(Date.now() + 864e5).toISOString().slice(0, 10));
    await panel.getByLabel('What for').fill('Ask how the week went');
    await panel.getByRole('button', { name: /^Save/ }).click();
    await panel.getByText(/This names a teacher/).waitFor();
    await panel.getByLabel('What happened').fill('Sent out of class; says he wants to change seats.');
    await panel.getByRole('button', { name: /^Save/ }).click();
    await panel.getByText(/^Saved \d/).waitFor();
    await panel.getByText('Restricted note by Rosa Ortiz').waitFor();
    await panel.getByText('Ask how the week went').waitFor();
    await panel
      .getByRole('button', { name: /^Add to this note/ })
      .first()
      .click();
    await page.keyboard.type('The seat was changed.');
    await page.keyboard.press('Control+Enter');
    await panel.getByText(/^Added .* by Rosa Ortiz/).waitFor();
    await panel.getByRole('button', { name: 'Done: Ask how the week went' }).click();
    await panel.getByText('Closed.').waitFor();
    expect(await world.rows('SELECT outcome FROM follow_up WHERE outcome IS NOT NULL')).toEqual([['done']]);
    await page.close();
  });
});

describe('a student who changes without a page load', () => {
  it('is never shown beside the previous one, frame by frame', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    await shows(page, 'Kiri Baptiste-Nguyen');
    const panel = await panelOf(page);
    // Each frame of the screen, page and panel note what they show; both clocks count from the same epoch.
    await page.evaluate(() => {
      const log: { at: number; id: string; covered: boolean }[] = [];
      Object.assign(window, { frames_: log });
      const note = () => {
        const id = /\b\d{6}\b/.exec(document.body.innerText)?.[0] ?? '';
        const host = document.querySelector<HTMLElement>('facesheet-host');
        log.push({ at: performance.timeOrigin + performance.now(), id, covered: host?.dataset.state === 'changing' });
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    await panel.evaluate(() => {
      const log: { at: number; id: string }[] = [];
      Object.assign(window, { frames_: log });
      const note = () => {
        log.push({
          at: performance.timeOrigin + performance.now(),
          id: /\b\d{6}\b/.exec(document.body.innerText)?.[0] ?? '',
        });
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    for (let i = 0; i < 8; i += 1) {
      const before = await page.evaluate(() => document.body.innerText);
      await page.locator(i < 4 ? '#next' : '#prev').click();
      await until(async () => (await page.evaluate(() => document.body.innerText)) !== before, 'the page to change');
      await until(async () => !(await covered(page)), 'the panel to be uncovered');
    }
    const pageFrames = await page.evaluate(
      () => (window as unknown as { frames_: { at: number; id: string; covered: boolean }[] }).frames_,
    );
    const panelFrames = await panel.evaluate(
      () => (window as unknown as { frames_: { at: number; id: string }[] }).frames_,
    );
    expect(new Set(pageFrames.map(({ id }) => id)).size).toBeGreaterThanOrEqual(4);
    const shownAt = (at: number) => panelFrames.findLast((frame) => frame.at <= at)?.id ?? '';
    const wrong = pageFrames.filter(
      ({ at, id, covered: hidden }) => !hidden && shownAt(at) !== '' && shownAt(at) !== id,
    );
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('changes in the frameset as well, and ends on the right one', async () => {
    const page = await beside(browser.context, world, 'rortiz', AMARU);
    await shows(page, 'Amaru Quispe Huanca');
    const main = page.frame({ name: 'main' })!;
    await main.goto(`${world.sisUrl}/xp/attendance`);
    await shows(page, 'Amaru Quispe Huanca');
    await main.locator('text=Next >').first().click();
    const panel = await panelOf(page);
    await until(
      async () => (await panel.getByText('Amaru Quispe Huanca').count()) === 0,
      'the previous student to be gone',
    );
    await page.close();
  });
});

describe('somebody without the student', () => {
  it('is refused in words, and the refusal is in the trail', async () => {
    const other = await startBrowser(world);
    const page = await openStudent(other.context, world, 'bwhitfield', KIRI);
    await signIn(await openPanel(page), 'bwhitfield');
    const panel = await panelOf(page);
    await panel.getByRole('heading', { name: 'This folder is closed to you' }).waitFor();
    expect(await panel.getByText('Kiri').count()).toBe(0);
    await other.close();
    const refused = await world.store.look(async (q) => {
      return q.db.select({ line: q.tables.audit.line }).from(q.tables.audit);
    });
    expect(refused.filter(({ line }) => line.includes('student.lookup') && line.includes('refused'))).not.toEqual([]);
  });
});

describe('the page of the SIS', () => {
  it('sees no key and no text of ours', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    await noteByKeyboard(page, panel, 'zyxwv secret of the family');
    await panel.getByText(/^Saved \d/).waitFor();
    const seen = await page.evaluate(() => {
      const { __recorded, __recordedDom } = window as unknown as Record<string, unknown>;
      return JSON.stringify([__recorded, __recordedDom]);
    });
    expect(seen).not.toMatch(/zyxwv|secret|Bus moved/);
    expect(await page.title()).not.toMatch(/facesheet/i);
    await page.close();
  });
});
