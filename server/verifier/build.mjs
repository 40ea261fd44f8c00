// Makes dist/verifier/verify.html: one file that checks an export without a network, a server or anything beside it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (name) => join(root, 'server/verifier', name);

const built = await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    write: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    lib: { entry: here('page.ts'), formats: ['es'], fileName: 'page' },
  },
});
const [{ output }] = [built].flat();
const script = output[0].code.replaceAll('</script', '<\\/script').trim();
const style = `${readFileSync(join(root, 'shared/ui/tokens.css'), 'utf8')}\n${readFileSync(here('page.css'), 'utf8')}`;
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const parts = {
  '%POLICY%': policy,
  '<!-- STYLE -->': `<style>${style}</style>`,
  '<!-- SCRIPT -->': `<script type="module">${script}</script>`,
};
const page = readFileSync(here('page.html'), 'utf8').replace(/%POLICY%|<!-- \w+ -->/g, (mark) => parts[mark]);
const out = join(root, 'dist/verifier/verify.html');
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, page);
