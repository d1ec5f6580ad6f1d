"""The style sheet of the HTML page: paper and ink, light and dark, screen and print."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #23211e; --soft: #6d675e; --faint: #a59d90; --rule: #e4ded2;
  --accent: #9c3b26; --shade: #f6f2ea;
  --yellow: #fbe7a1; --green: #d3e8c3; --blue: #cfe2f3; --pink: #f8d3dc; --purple: #e2d6f0;
  --plain: #efe9dd;
  --serif: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, SimSun,
    "Noto Sans CJK SC", serif;
  --sans: "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei",
    system-ui, sans-serif;
  --kai: "Kaiti SC", STKaiti, KaiTi, var(--serif);
}
:root:lang(zh-Hant) {
  --serif: "Source Han Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU,
    "Noto Sans CJK TC", serif;
  --sans: "PingFang TC", "Source Han Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei",
    system-ui, sans-serif;
  --kai: "Kaiti TC", DFKai-SB, var(--serif);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1c1b19; --ink: #dcd7cd; --soft: #a09889; --faint: #716a5f; --rule: #38352f;
    --accent: #e0907a; --shade: #26241f;
    --yellow: #5b4c14; --green: #2f4d27; --blue: #23435f; --pink: #613240; --purple: #483765;
    --plain: #3a362e;
  }
}
* { box-sizing: border-box; }
html { font-size: 17px; scroll-padding-top: 2rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font-family: var(--serif); line-height: 1.95; line-break: strict; overflow-wrap: anywhere;
}
a { color: inherit; text-decoration: none; }
a:hover { color: var(--accent); }
article { max-width: 36rem; margin: 0 auto; padding: 4rem 1.5rem 6rem; }
article::after { content: ""; display: block; clear: both; }
p { margin: 0 0 .35em; text-align: justify; text-indent: 2em; }
h1, h2, h3, h4, h5, h6 {
  font-family: var(--sans); font-weight: 600; line-height: 1.5; margin: 1.8em 0 .7em;
  text-wrap: balance; break-after: avoid;
}
h1 { font-size: 1.75rem; text-align: center; margin: 1em 0 1.4em; letter-spacing: .04em; }
h2 { font-size: 1.35rem; margin-top: 2.6em; }
h3 { font-size: 1.12rem; }
h4, h5, h6 { font-size: 1rem; }
b { font-family: var(--sans); font-weight: 600; }
.metadata, .furniture {
  font-family: var(--sans); font-size: .8rem; line-height: 1.7; color: var(--soft);
  text-align: center; text-indent: 0;
}
.furniture { color: var(--faint); }
.heading { font-family: var(--sans); font-weight: 600; text-align: center; text-indent: 0; }
.caption { font-family: var(--sans); font-size: .88rem; text-align: center; text-indent: 0;
  margin-top: 1.4em; break-after: avoid; }
.table { margin: 1.2em 0 1.8em; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-family: var(--sans); font-size: .82rem;
  line-height: 1.65; border-block: 1.5px solid var(--soft); }
th, td { padding: .45em .7em; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); overflow-wrap: break-word; min-width: 3em; }
th { font-weight: 600; border-bottom: 1px solid var(--soft); }
tr { break-inside: avoid; }
tr:target, :target > td { background: var(--shade); }
mark { color: inherit; background: var(--plain); padding: .12em 0; border-radius: 2px;
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.yellow { --tint: var(--yellow); } .green { --tint: var(--green); } .blue { --tint: var(--blue); }
.pink { --tint: var(--pink); } .purple { --tint: var(--purple); }
mark { background: var(--tint, var(--plain)); }
mark.underline { background: none; text-decoration: underline; text-underline-offset: .2em; }
mark.strike { background: none; text-decoration: line-through; }
mark.line { background: none; border-bottom: 2px solid var(--faint); border-radius: 0; }
.whole { border-left: 3px solid var(--faint); margin-left: calc(-1rem - 3px); padding-left: 1rem; }
.ref { font: 600 .62em/1 var(--sans); vertical-align: super; color: var(--accent);
  padding: 0 .15em; text-indent: 0; }
aside {
  font-family: var(--sans); font-size: .8rem; line-height: 1.65; color: var(--soft);
  margin: .3em 0 1em; padding: .1em 0 .1em .8em; border-left: 3px solid var(--tint, var(--rule));
  text-align: left; text-indent: 0; break-inside: avoid; unicode-bidi: isolate;
}
aside:target { background: var(--shade); }
aside .number { font-weight: 600; color: var(--accent); margin-right: .45em; }
aside .tag { color: var(--ink); margin-right: .6em; white-space: nowrap; }
aside .tag::before { content: "#"; color: var(--faint); }
aside .fact { color: var(--accent); margin-right: .6em; }
aside .tag + .text, aside .fact + .text { display: block; }
aside .text { white-space: pre-wrap; color: var(--ink); font-family: var(--kai);
  font-size: .86rem; unicode-bidi: plaintext; }
blockquote { margin: 0 0 .3em; color: var(--ink); }
.orphans { margin-top: 5rem; border-top: 1px solid var(--rule); clear: both; }
.orphans aside { float: none; width: auto; margin: 0 0 1.4em; }
nav { font-family: var(--sans); font-size: .82rem; line-height: 1.55; color: var(--soft); }
nav summary { font-weight: 600; color: var(--ink); margin-bottom: .8em; cursor: pointer; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .22em 0; }
nav .l1 { color: var(--ink); margin-top: .5em; } nav .l2 { padding-left: 1em; }
nav .l3 { padding-left: 2em; } nav .l4 { padding-left: 3em; } nav .l5 { padding-left: 4em; }
nav .l6 { padding-left: 5em; }
@media screen and (max-width: 64rem) {
  nav { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1.5rem 0; }
  nav ol { max-height: 40vh; overflow-y: auto; }
}
@media screen and (min-width: 64rem) {
  body { padding-left: 17rem; }
  nav { position: fixed; inset: 0 auto 0 0; width: 17rem; overflow-y: auto;
    padding: 4rem 1.2rem 3rem 1.8rem; border-right: 1px solid var(--rule);
    scrollbar-width: thin; }
  article { max-width: 54rem; padding: 4rem 18rem 6rem 2.5rem; }
  aside { float: right; clear: right; width: 14rem; margin: .3em -15.5rem 1.2em 0; }
}
@media screen and (min-width: 92rem) { html { font-size: 18px; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #444; --faint: #888; --rule: #ccc; --accent: #7a2a18;
    --yellow: #fbe7a1; --green: #d3e8c3; --blue: #cfe2f3; --pink: #f8d3dc; --purple: #e2d6f0;
    --plain: #eee;
  }
  @page { margin: 20mm 16mm; }
  html { font-size: 11pt; }
  nav { display: none; }
  article { max-width: none; margin: 0; padding: 0 48mm 0 0; }
  aside { float: right; clear: right; width: 42mm; margin: 0 -48mm 1em 0; font-size: 8pt; }
  aside .text { font-size: 8.5pt; }
  p { orphans: 3; widows: 3; }
  mark, aside { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .table { overflow: visible; }
}
"""
