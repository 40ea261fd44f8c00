import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readWishes } from './wishes.ts';

const WELL = ['--server', 'https://f.example/', '--sis', 'https://sis.example/login', '--sis', 'https://sis.example'];
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const files: Record<string, string> = { 'own.pem': privateKey, 'own.pub': publicKey, 'note.txt': 'no key' };
const ask = (...more: string[]) => readWishes([...WELL, ...more], (path) => Buffer.from(files[path] ?? ''));

describe('what an administrator asks for', () => {
  it('is read whole, each site once', () => {
    const asked = ask('--locale', 'es', '--blank-minutes', '15', '--off', 'letters', '--files', 'https://c.example/x/');
    expect(asked).toMatchObject({
      ok: true,
      out: 'dist/rollout',
      wishes: {
        serverUrl: 'https://f.example',
        sites: ['https://sis.example'],
        locale: 'es',
        blankMinutes: 15,
        featuresOff: ['letters'],
        filesUrl: 'https://c.example/x',
      },
    });
  });

  it('has the id of its own key, from either half, or ours', () => {
    const idOf = (...more: string[]) => {
      const asked = ask(...more);
      return asked.ok ? asked.wishes.chromiumId : asked.why;
    };
    expect(idOf('--key', 'own.pem')).toMatch(/^[a-p]{32}$/);
    expect(idOf('--key', 'own.pem')).toBe(idOf('--key', 'own.pub'));
    expect(idOf()).toBe('hokajbjampllafjogofflfbafjcohipo');
  });

  it.each([
    [['--server', 'http://f.example'], /--server/],
    [['--sis', 'sis.example'], /--sis sis\.example/],
    [['--locale', 'fr'], /--locale/],
    [['--blank-minutes', 'soon'], /--blank-minutes/],
    [['--blank-minutes', '0'], /--blank-minutes/],
    [['--off', 'lettres'], /--off lettres/],
    [['--files', 'ftp://x'], /--files/],
    [['--key', 'note.txt'], /./],
    [['--sever', 'https://f.example'], /--sever/],
  ])('is refused for %j, with the option that is wrong', (more, why) => {
    expect(ask(...more)).toMatchObject({ ok: false, why: expect.stringMatching(why) as unknown });
  });

  it('is refused without a server or a site', () => {
    const none = (args: string[]) => readWishes(args, () => new Uint8Array());
    expect(none([])).toMatchObject({ ok: false, why: expect.stringMatching(/--server/) as unknown });
    expect(none(WELL.slice(0, 2))).toMatchObject({ ok: false, why: expect.stringMatching(/--sis/) as unknown });
  });
});
