// Finds a Chromium that can load an unpacked extension, or installs one where that is possible without asking.
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';

if (findChromium() === undefined) {
  const canInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (canInstall) {
    process.stdout.write('Installing Chromium for the browser tests …\n');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
  }
  if (findChromium() === undefined) {
    process.stderr.write(
      'The browser tests need Chromium, and none was found.\n' +
        '  Debian, Ubuntu: sudo apt install chromium   ·   macOS: brew install --cask chromium\n' +
        '  or set CHROMIUM to the program of a Chromium or "Chrome for Testing". Branded Chrome and Edge cannot load an unpacked extension from the command line.\n',
    );
    process.exit(1);
  }
}
