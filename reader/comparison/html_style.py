"""How the page of a comparison looks."""

STYLE = """
:root { color-scheme: light dark; --paper: #f7f2e8; --ink: #2e2924; --faint: #6f6455;
  --rule: #ddd2bd; --gone: #f1cfcd; --new: #d5e3bb; --mark: #9d2a22; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1c1b19; --ink: #d3cabb; --faint: #a0978a; --rule: #3a3733;
    --gone: #53333a; --new: #37452c; --mark: #e2786c; } }
body { margin: 0 auto; max-width: 110rem; padding: 2rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.8 "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; }
ul { padding-left: 1.2rem; } summary { cursor: pointer; }
details p { margin: .3rem 0; color: var(--faint); }
.summary { columns: 3 16rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead th { position: sticky; top: 0; background: var(--paper); text-align: left; }
th:first-child { width: 8rem; color: var(--faint); font-weight: normal; font-size: .8rem;
  text-align: left; }
th, td { vertical-align: top; padding: .2rem .8rem; border-bottom: 1px solid var(--rule); }
td p { margin: .2rem 0; text-align: justify; overflow-wrap: anywhere; }
del { background: var(--gone); text-decoration: line-through; text-decoration-thickness: 1px; }
ins { background: var(--new); text-decoration: none; }
.missing td:nth-child(2), .repeated td {
  background: color-mix(in srgb, var(--gone) 45%, transparent); }
.added td:nth-child(3) { background: color-mix(in srgb, var(--new) 45%, transparent); }
a { color: var(--mark); }
@media (max-width: 45rem) {
  body { padding: .6rem; } th, td { padding: .2rem .4rem; } td p { text-align: start; }
  th:first-child { width: 4rem; } }
@media print { thead th { position: static; } body { padding: 0; } }
"""
