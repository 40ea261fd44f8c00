import { beforeEach, describe, expect, it } from 'vitest';
import { interpret } from '../../../shared/sis/interpret.ts';
import { domOf } from '../../../shared/sis/testing/fake-dom.ts';
import { generateDistrict } from '../district/index.ts';
import { demoAdapter, demoPlainAdapter } from './adapters.ts';
import { createDemoSis } from './app.ts';

const ORIGIN = 'http://127.0.0.1:8788';
const KIRI = '204417';
const district = generateDistrict({ seed: 'north-harbor', asOf: '2026-11-22' });
let sis: ReturnType<typeof createDemoSis>;
let cookie: string;

const get = (path: string) => sis.request(ORIGIN + path, { headers: { cookie } });
const text = async (path: string) => (await get(path)).text();
const post = (path: string, body: Record<string, string>) =>
  sis.request(ORIGIN + path, { method: 'POST', body: new URLSearchParams(body), headers: { cookie } });
const sessionOf = (response: Response) => response.headers.get('set-cookie')!.split(';')[0]!;
const openOn = async (student: string) => {
  cookie = sessionOf(await sis.request(`${ORIGIN}/auto?user=rortiz&student=${student}`));
};
const inside = (page: string) => page.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '');
const read = async (path: string, adapter = demoAdapter(ORIGIN)) =>
  interpret(adapter, domOf(inside(await text(path)), ORIGIN + path));

beforeEach(() => {
  sis = createDemoSis({ district, today: () => '2026-11-24' });
  cookie = '';
});

describe('signing in', () => {
  it('is needed for every screen, and leads back', async () => {
    for (const path of ['/', '/xp/demographics', '/xp/menu', '/plain?student=204417', `/go?student=${KIRI}`]) {
      const response = await get(path);
      expect([response.status, response.headers.get('location')]).toEqual([
        302,
        `/login?next=${encodeURIComponent(path)}`,
      ]);
    }
  });

  it('takes any staff username with the demo password, and nothing else', async () => {
    const good = await post('/login', { username: 'RORTIZ', password: 'sis', next: `/go?student=${KIRI}` });
    expect([good.status, good.headers.get('location')]).toEqual([303, `/go?student=${KIRI}`]);
    expect(good.headers.get('set-cookie')).toMatch(/^XPSESSID=.+HttpOnly/);
    expect((await post('/login', { username: 'rortiz', password: 'wrong' })).status).toBe(401);
    expect((await post('/login', { username: 'nobody', password: 'sis' })).status).toBe(401);
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])(
    'never sends anybody on to %s',
    async (next) => {
      const response = await post('/login', { username: 'rortiz', password: 'sis', next });
      expect(response.headers.get('location')).toBe('/');
    },
  );

  it('ends with Log Off', async () => {
    await openOn(KIRI);
    await get('/logout');
    expect((await get('/')).status).toBe(302);
  });
});

describe('the frameset', () => {
  it('is a quirks-mode document with a frame named main', async () => {
    await openOn(KIRI);
    const page = await text('/');
    expect(page).toMatch(/^<html>/);
    expect(page).toContain('<frame name="main" src="/xp/main">');
    expect((await get('/xp/main')).headers.get('location')).toBe('/xp/demographics');
    expect(await text('/xp/menu')).toContain('BAPTISTE-NGUYEN, KIRI A');
    expect(await text('/xp/banner')).toContain('0310 HARBOR VIEW HIGH');
  });

  it('opens the search when nobody is selected', async () => {
    await openOn('');
    expect((await get('/xp/main')).headers.get('location')).toBe('/xp/search');
    expect((await get('/xp/demographics')).headers.get('location')).toBe('/xp/search');
  });
});

describe('changing the student', () => {
  it('moves the session with a form post and keeps the address', async () => {
    await openOn(KIRI);
    const moved = await post('/xp/nav', { screen: 'schedule', dir: 'next' });
    expect([moved.status, moved.headers.get('location')]).toEqual([303, '/xp/schedule']);
    expect(await text('/xp/schedule')).not.toContain(KIRI);
    await post('/xp/nav', { screen: 'schedule', dir: 'prev' });
    expect(await text('/xp/schedule')).toContain(KIRI);
  });

  it('stays within the list at both ends', async () => {
    await openOn(KIRI);
    await post('/xp/nav', { screen: 'demographics', dir: 'first' });
    const first = await text('/xp/demographics');
    await post('/xp/nav', { screen: 'demographics', dir: 'prev' });
    expect(first).toContain('Rec 1 of ');
    expect(await text('/xp/demographics')).toBe(first);
  });

  it('gives the attendance content of the neighbor without a page', async () => {
    await openOn(KIRI);
    const answer = (await (await get('/xp/attendance/rows?dir=next')).json()) as Record<
      'content' | 'current' | 'name',
      string
    >;
    expect(answer.current).toMatch(/^\d{6} - /);
    expect(answer.current).not.toContain(KIRI);
    expect(answer.content).toContain(answer.current.slice(0, 6));
    expect(answer.content).toMatch(/^<tr><td>/);
  });

  it('is shared by all tabs of a browser and by no other', async () => {
    await openOn(KIRI);
    const mine = cookie;
    await openOn('201938');
    expect(await text('/xp/notes')).toContain('201938');
    cookie = mine;
    expect(await text('/xp/notes')).toContain(KIRI);
    await get('/go?student=201938');
    expect(await text('/xp/notes')).toContain('201938');
  });

  it('selects from a search by place, and finds letters with marks by plain ones', async () => {
    await openOn('');
    const results = await (await post('/xp/search', { words: 'xiong, mai' })).text();
    expect(results).toContain('203310');
    expect(results).toContain('205771');
    expect(await (await post('/xp/search', { words: 'nguyen' })).text()).toContain('NGUYỄN');
    await post('/xp/search', { words: KIRI });
    await get('/xp/select?rec=0');
    expect(await text('/xp/demographics')).toContain('BAPTISTE-NGUYEN, KIRI A');
  });
});

describe('escaping', () => {
  it('shows typed markup as text', async () => {
    await openOn(KIRI);
    const typed = '<img src=x onerror=alert(1)>"\'';
    await post('/xp/notes', { text: typed });
    const pages = [await text('/xp/notes'), await (await post('/xp/search', { words: typed })).text()];
    for (const page of pages) {
      expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;');
      expect(page).not.toContain('<img');
    }
  });
});

describe('the adapters', () => {
  it.each(['demographics', 'schedule', 'attendance', 'notes'])('read the student from %s', async (screen) => {
    await openOn(KIRI);
    expect(await read(`/xp/${screen}`)).toMatchObject({
      outcome: 'student',
      seen: { system: 'north-harbor-sis', sisId: KIRI, grade: '09', school: 'HARBOR VIEW HIGH' },
    });
  });

  it('read the birth date where it is shown', async () => {
    await openOn(KIRI);
    expect(await read('/xp/demographics')).toMatchObject({ seen: { birthDate: '2012-03-14' } });
  });

  it('read a name and no number from a referral', async () => {
    await openOn(KIRI);
    expect(inside(await text('/xp/discipline'))).not.toContain(KIRI);
    expect(await read('/xp/discipline')).toMatchObject({ outcome: 'name-only' });
  });

  it('see nobody on the form for a new student, though the last one stands above it', async () => {
    await openOn(KIRI);
    expect(await text('/xp/add')).toContain(`${KIRI} - BAPTISTE-NGUYEN, KIRI A`);
    expect(await read('/xp/add')).toEqual({ outcome: 'none' });
  });

  it.each(['/xp/search', '/xp/staff', '/xp/class', '/xp/na'])('see nobody on %s', async (path) => {
    await openOn(KIRI);
    expect(await read(path)).toEqual({ outcome: 'none' });
  });

  it('see a roster in a class list', async () => {
    await openOn(KIRI);
    const ninth = district.classes.find((one) => one.schoolId === 'org-0310' && one.grade === '09');
    expect(await read(`/xp/class?id=${ninth!.id}`)).toEqual({ outcome: 'roster' });
  });

  it('call it a conflict while the heading still names the last student', async () => {
    await openOn(KIRI);
    const before = inside(await text('/xp/attendance'));
    const { content } = (await (await get('/xp/attendance/rows?dir=next')).json()) as { content: string };
    const halfway = before.replace(/(<table id="content">)[\s\S]*(<\/table>\s*<\/div>)/, `$1${content}$2`);
    expect(interpret(demoAdapter(ORIGIN), domOf(halfway, `${ORIGIN}/xp/attendance`)).outcome).toBe('conflict');
  });

  it('read the page without frames, whatever its address says', async () => {
    await openOn(KIRI);
    await get('/plain?student=201938');
    expect(await read('/plain', demoPlainAdapter(ORIGIN))).toMatchObject({
      outcome: 'student',
      seen: { system: 'north-harbor-plain', sisId: '201938', birthDate: expect.stringMatching(/-06-24$/) as string },
    });
  });
});
