// Finds a Firefox that can be driven, or installs one where that is possible without asking.
import { spawnSync } from 'node:child_process';
import { findFirefox, isFirefoxLeftOut } from './find-firefox.mjs';

if (isFirefoxLeftOut()) {
  process.stdout.write('Firefox is left out by FIREFOX=none. Its tests will be counted as skipped.\n');
} else if (findFirefox() === undefined) {
  const canInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (canInstall) {
    process.stdout.write('Installing Firefox for the browser tests …\n');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'], { stdio: 'ignore' });
  }
  if (findFirefox() === undefined) {
    process.stderr.write(
      'The browser tests need Firefox, and none was found.\n' +
        '  Debian: sudo apt install firefox-esr   ·   Ubuntu: sudo snap install firefox   ·   macOS: brew install --cask firefox\n' +
        '  or set FIREFOX to the program of one. FIREFOX=none leaves its tests out, which are then counted as skipped.\n',
    );
    process.exit(1);
  }
}
