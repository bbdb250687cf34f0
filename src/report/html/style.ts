/** The style sheet of the HTML document. The policy of the page allows exactly this text, by its hash. */
export const style = `
:root{color-scheme:light dark;--paper:#fafaf7;--card:#fff;--ink:#1d2126;--quiet:#59626c;--line:#e2e3de;--accent:#1d4f7c;
--high:#9c2323;--high-bg:#fbeae8;--medium:#7f4d00;--medium-bg:#fbf0db;--good:#1d6540;--good-bg:#e6f2ea;--calm:#45525f;--calm-bg:#eceef0;--bar:#3f6d96;--track:#dfe2e4}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--card:#1b1f24;--ink:#e6e8ea;--quiet:#9ea8b2;--line:#2e343b;--accent:#8dbbe8;
--high:#ffa199;--high-bg:#3c1f1e;--medium:#f0c27d;--medium-bg:#372912;--good:#8bd6aa;--good-bg:#17321f;--calm:#b6c1cc;--calm-bg:#272d34;--bar:#6fa3d4;--track:#343b43}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:4rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Noto Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.page{max-width:72rem;margin:0 auto;padding:3rem 1.5rem 5rem}
h1,h2,h3,h4{line-height:1.25;letter-spacing:-.012em;font-weight:650;margin:0}
h1{font-size:2.25rem;letter-spacing:-.022em}
h2{font-size:1.4rem;margin:0 0 .35rem}
h3{font-size:1.06rem}
h4,.label{font-size:.78rem;font-weight:650;text-transform:uppercase;letter-spacing:.07em;color:var(--quiet);margin:1.6rem 0 .35rem}
p{margin:.35rem 0;max-width:46rem}
.quiet{color:var(--quiet)}.small{font-size:.875rem}.eyebrow{font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;color:var(--quiet);margin:0 0 .5rem;font-weight:600}
section{margin-top:4rem}#summary{margin-top:2rem}
section>h2+p:not(.verdict){color:var(--quiet);margin-bottom:1.25rem}
nav{position:sticky;top:0;z-index:1;background:var(--paper);margin-top:1.5rem;padding:.75rem 0;border-bottom:1px solid var(--line);font-size:.9rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;list-style:none;margin:0;padding:0}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
.verdict{font-size:1.25rem;line-height:1.45;max-width:50rem;margin:.5rem 0 1.4rem}
.figures{display:grid;grid-template-columns:repeat(6,1fr);gap:1px;background:var(--line);border:1px solid var(--line);border-radius:.6rem;overflow:hidden;margin:0}
.figures>div{background:var(--card);padding:1rem 1.1rem .95rem;display:flex;flex-direction:column}
.figures dt{font-size:.82rem;line-height:1.35;color:var(--quiet);order:2;margin-top:.15rem}
.figures dd{margin:0;font-size:1.8rem;font-weight:600;letter-spacing:-.02em;line-height:1.2;font-variant-numeric:tabular-nums}
.figures .high dd{color:var(--high)}.figures .medium dd{color:var(--medium)}
.mark{display:inline-flex;align-items:baseline;gap:.35em;padding:.08em .55em;border-radius:.35rem;font-size:.82rem;font-weight:600;white-space:nowrap;color:var(--calm);background:var(--calm-bg)}
.mark.high{color:var(--high);background:var(--high-bg)}.mark.medium{color:var(--medium);background:var(--medium-bg)}.mark.good{color:var(--good);background:var(--good-bg)}
.bar{display:inline-flex;align-items:center;gap:.55rem;font-variant-numeric:tabular-nums;white-space:nowrap;font-size:.875rem}
.bar svg{width:4.2rem;height:.4rem;border-radius:.2rem;flex:none}.bar .track{fill:var(--track)}.bar .part{fill:var(--bar)}
table{width:100%;border-collapse:collapse;font-size:.925rem}
th{text-align:left;font-weight:600;font-size:.8rem;color:var(--quiet);padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--ink);vertical-align:bottom}
td,tbody th{padding:.65rem 1rem .65rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{min-width:11.5rem;color:inherit;font-size:inherit;font-weight:500}tbody th .quiet{font-weight:400}th a{text-decoration:none}th a:hover{text-decoration:underline}
td:last-child,th:last-child{padding-right:0}
td.number,td.tight,td.words{overflow-wrap:normal}td.number{white-space:nowrap;font-variant-numeric:tabular-nums;color:var(--quiet)}
td.tight{white-space:nowrap}
td ul,.evidence ul{margin:0;padding:0;list-style:none}td li+li{margin-top:.3rem}
td.words{min-width:7rem}.id,.date{white-space:nowrap}.id{text-decoration:none}a.id:hover{text-decoration:underline}.quiet .id{color:inherit}.date{font-variant-numeric:tabular-nums}
.first{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
.first li{display:grid;grid-template-columns:6.5rem 1fr auto;gap:.1rem .75rem;align-items:baseline;padding:.5rem 0;border-bottom:1px solid var(--line)}.first a{text-decoration:none;font-weight:550}.first a:hover{text-decoration:underline}
.duty{display:grid;grid-template-columns:8rem 1fr;gap:.1rem .6rem;align-items:baseline}
.no{white-space:nowrap;font-weight:650;font-variant-numeric:tabular-nums}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em;unicode-bidi:isolate}
pre{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.85rem 1rem;overflow-x:auto;margin:.6rem 0;line-height:1.5;overflow-wrap:normal}
.question{margin-top:2.75rem;border-top:1px solid var(--ink);padding-top:1rem}
.question>header{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:baseline;justify-content:space-between}
.question>header h3{flex:1 1 24rem}.question h3 a{color:inherit;text-decoration-color:var(--quiet)}
.marks{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
details.practice{border-bottom:1px solid var(--line)}
summary{cursor:pointer}
details.practice>summary{display:grid;grid-template-columns:8rem 1fr auto;gap:.2rem 1rem;align-items:baseline;padding:.7rem 0;list-style:none}
details.practice>summary::-webkit-details-marker{display:none}
details.practice>summary .no::before{content:"+";display:inline-block;width:1em;color:var(--quiet);font-weight:400}
details.practice[open]>summary .no::before{content:"\\2212"}
details.practice>div{padding:0 0 1.4rem 9rem}details.practice>div>p:first-child{margin-top:0}
.stance{display:grid;grid-template-columns:8rem 1fr;gap:0 1rem;margin-top:.9rem}.stance h4{margin:.15rem 0 0;text-transform:none;letter-spacing:0}
details.group{border-bottom:1px solid var(--line)}details.group>summary{display:grid;grid-template-columns:7rem 1fr auto;gap:.2rem 1rem;align-items:baseline;padding:.5rem 0;list-style:none;font-size:.95rem}
details.group>summary::-webkit-details-marker{display:none}details.group>summary .n{font-variant-numeric:tabular-nums;color:var(--quiet)}details.group>summary .title::before{content:"+";display:inline-block;width:1.1em;color:var(--quiet)}details.group[open]>summary .title::before{content:"\\2212"}
details.group>div{padding:0 0 1rem 8rem}
.more{margin-top:1rem}.more>summary{color:var(--accent);padding:.4rem 0}
summary:hover .title{color:var(--accent)}
.evidence>li{padding:.15rem 0 .35rem}
.evidence{margin:0;padding:0;list-style:none}
.found{margin:.3rem 0 0!important;padding-left:1rem!important;border-left:2px solid var(--line);font-size:.875rem}
.found li{margin:.2rem 0}
blockquote{margin:.5rem 0;padding-left:1rem;border-left:2px solid var(--accent)}
.plan td:nth-child(2){width:31%}.plan td:nth-child(4){width:27%}.plan td:nth-child(5){width:25%}.plan td:last-child li{margin:0 0 .15rem}
.domains,.responsibility,.disputes,.gaps{table-layout:fixed}.domains th:first-child{width:19%}.domains{font-size:.9rem}.risks th:first-child{width:42%}.disputes th:nth-child(2){width:30%}.responsibility th:first-child{width:17%}.responsibility th:nth-child(2){width:33%}.gaps th:first-child{width:28%}.gaps th:nth-child(3){width:16%}
.how{margin-top:.4rem;font-size:.875rem}.how summary{color:var(--accent)}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--quiet)}
@media (max-width:60rem){.figures{grid-template-columns:repeat(3,1fr)}}
@media (max-width:46rem){
.page{padding:1.5rem 1rem 3rem}nav{margin-left:-1rem;margin-right:-1rem;padding:.7rem 1rem;overflow-x:auto}nav ul{flex-wrap:nowrap}nav li{white-space:nowrap}h1{font-size:1.7rem}.verdict{font-size:1.12rem;margin:1.4rem 0}section{margin-top:3rem}
.figures{grid-template-columns:1fr 1fr}.figures dd{font-size:1.5rem}
table,tbody{display:block}thead{position:absolute;left:-999rem}
tr{display:block;padding:.75rem 0;border-bottom:1px solid var(--line)}
td,tbody th{display:block;min-width:0;border:0;padding:.14rem 0}
td[data-label]:not([data-label=""])::before{content:attr(data-label);display:block;font-size:.75rem;color:var(--quiet);margin-top:.35rem}
td.number:not([data-label=""])::before{display:inline;margin-right:.5em}
td.none{display:none}.plan td,.plan td:nth-child(n),table tbody th:first-child{width:auto!important}td.tight{display:inline-block;margin-right:1.6rem;vertical-align:top}tbody th{font-weight:600}
details.practice>summary{grid-template-columns:1fr auto}details.practice>summary .title{grid-column:1/-1;grid-row:2}
details.practice>div,details.group>div{padding-left:0}details.group>summary{grid-template-columns:1fr auto}details.group>summary .title{grid-column:1/-1;grid-row:2}
.stance,.first li{grid-template-columns:1fr}
}
@media print{
:root{--paper:#fff;--card:#fff}html{font-size:8.5pt}body{font-size:1rem;line-height:1.4}td,tbody th{padding:.4rem .8rem .4rem 0}.figures{grid-template-columns:repeat(6,1fr)}.page{max-width:none;padding:0}nav,.skip{display:none}
section{margin-top:2rem}tr,.evidence>li,.figures,.first li,.group{break-inside:avoid}.domains tr{break-inside:auto}.stance{display:block}.stance h4{float:left;margin:0}.evidence{margin-left:9rem}section>h2,section>h2+p,.label{break-after:avoid}h2,h3,h4,summary{break-after:avoid}
details.practice::details-content{content-visibility:visible;block-size:auto}details.how,summary::before,summary .title::before,summary .no::before{display:none!important}
.mark{border:1px solid currentColor}a{color:inherit;text-decoration:none}
}
@page{size:A4;margin:16mm 14mm}
`
