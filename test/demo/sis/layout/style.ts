import { raw } from 'hono/html';

/** Rules that reach into whatever is put on the page: universal selectors, a tiny root font, `!important`. */
const HOSTILE = `
html { font-size: 10px !important; }
* { margin: 0; padding: 0; line-height: 1.3; letter-spacing: 0 !important; text-indent: 0 !important;
    font-family: Verdana, Tahoma, "DejaVu Sans", sans-serif !important; }
div, span, iframe, section { float: none !important; max-width: 100% !important; }
iframe { display: inline !important; width: 300px !important; height: 150px !important; border: 3px ridge #999 !important; }
button, input, select, textarea { border-radius: 0 !important; box-shadow: none !important; }
legend, label, h1, h2, h3, h4 { text-transform: uppercase !important; color: navy !important; }
html > *:last-child { clear: both !important; opacity: 1 !important; }
a:focus, button:focus, input:focus { outline: none !important; }`;

const SCREEN = `
body, td, th, input, select, textarea { font-size: 11px; color: #000; }
body { background: #d4d0c8; }
a { color: #00266b; text-decoration: underline; }
table { border-collapse: separate; border-spacing: 0; }
#browse { padding: 12px 6px; }
.bar { width: 100%; background: #b0bcd8; border: 1px solid #fff; border-right-color: #5a6a90; border-bottom-color: #5a6a90; }
.bar td { padding: 3px 6px; }
.bar .hd { font-weight: bold; white-space: nowrap; }
#curstu { color: #223a6e; text-align: center; white-space: nowrap; overflow: hidden; }
.btn { background: #e8e4dc; border: 2px outset #fff; padding: 2px 7px; margin-left: 4px; font-size: 11px; white-space: nowrap; }
.tabs { margin-top: 6px; }
.tabs td { border: 1px solid #404040; border-left-width: 0; background: #dcd8d0; padding: 2px 8px; }
.tabs td:first-child { border-left-width: 1px; }
.tabs td.on { background: #fff; border-bottom-color: #fff; font-weight: bold; }
.tabs a { color: #000; text-decoration: none; }
#content { width: 100%; }
.box { width: 100%; background: #fff; border: 1px solid #404040; border-top-color: #808080; }
.kv { width: 100%; }
.kv td { border-bottom: 1px dotted #b8b8b8; padding: 2px 5px; height: 16px; }
.kv .lb { width: 26%; background: #ececec; font-weight: bold; text-align: right; white-space: nowrap; }
.sub { width: 100%; background: #b0bcd8; border: 1px solid #fff; border-right-color: #5a6a90; margin-top: 6px; }
.sub td { padding: 2px 6px; }
.sub .hd { font-weight: bold; }
.sub .n { text-align: right; }
.grid { width: 100%; background: #fff; border: 2px solid #6b6b6b; border-right-color: #fff; border-bottom-color: #fff; }
.grid th { background: #e6e6c8; text-align: left; padding: 2px 5px; border: 1px solid #fff; border-right-color: #a8a8a8; border-bottom-color: #a8a8a8; }
.grid td { padding: 2px 5px; border-right: 2px solid #dcdcdc; border-bottom: 2px solid #dcdcdc; height: 16px; }
.grid tr.alt td { background: #f0f4fb; }
.foot { width: 100%; margin-top: 8px; }
.foot .btn { margin: 0 4px 0 0; }
.foot .r { text-align: right; }
.in { border: 2px inset #fff; background: #fff; padding: 1px 3px; }
.msg { padding: 8px; background: #fff; border: 1px solid #808080; }`;

const FRAMES = `
.banner { background: #0a3a8c; background: linear-gradient(#0f4aa8, #072b6c); width: 100%; height: 43px; }
.banner td { color: #fff; padding: 0 8px; white-space: nowrap; font-size: 11px; }
.banner a { color: #ffffd0; }
.banner .big { font-size: 15px; font-weight: bold; }
.menubody { background: #c5cfe4; border-right: 2px solid #fff; }
.menu { width: 100%; }
.menu th { background: #5a6c98; color: #fff; text-align: left; padding: 2px 6px; border: 1px solid #8a98bc; }
.menu td { padding: 2px 6px; }
.menu td.on { background: #ffffc4; border: 1px solid #b8b070; font-weight: bold; }
.cur { margin: 8px 4px; padding: 3px; border: 2px inset #fff; background: #eef1f8; width: 132px; }`;

/** The style sheet of every document of the old screens. */
export const OLD_STYLE = raw(HOSTILE + SCREEN + FRAMES);

/** The hostile part alone, for the frameset document and the plain page. */
export const HOSTILE_STYLE = raw(HOSTILE);
