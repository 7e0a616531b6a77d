#include "style.hpp"

namespace fairvalue::detail {

const std::string_view page_style = R"(
:root{color-scheme:light dark;--ink:#16191d;--soft:#56606c;--line:#d6dbe1;--paper:#fff;--band:#f4f6f8;
--accent:#0a5aa8;--chosen:#7a4b00;--stripe:#15406b0d;--shade:#15406b66}
@media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--soft:#a3adb8;--line:#343b44;--paper:#14171b;
--band:#1c2127;--accent:#7db8f5;--chosen:#e8b25c;--stripe:#ffffff0d;--shade:#a9c8ec80}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:break-word;word-break:keep-all;
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",
"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC","WenQuanYi Micro Hei",sans-serif}
header,main,footer{max-width:70rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.75rem}
h1{font-size:1.9rem;line-height:1.2;margin:.1rem 0 .9rem;letter-spacing:-.01em}
h2{font-size:1.35rem;line-height:1.25;margin:2.75rem 0 .75rem;padding-top:.6rem;border-top:2px solid var(--ink)}
h3{font-size:1rem;line-height:1.35;margin:1.6rem 0 .4rem}
p{margin:.4rem 0;max-width:46rem}
a{color:var(--accent)}
.facts,.note,figcaption,small{color:var(--soft)}
.facts{margin:0;font-size:.9rem}
.lead{font-size:1.2rem;line-height:1.45;max-width:54rem}
.also{margin:.8rem 0;padding-left:1.1rem;max-width:46rem;font-size:.95rem}
.also li{margin:.2rem 0}
.highlights{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.75rem;margin:1.25rem 0;
padding:0}
.highlights div{border-top:2px solid var(--accent);background:var(--band);padding:.55rem .75rem}
.highlights dt{font-size:.82rem;line-height:1.3;color:var(--soft)}
.highlights dd{margin:.15rem 0 0;font-size:1.25rem;font-weight:600;font-variant-numeric:tabular-nums}
.highlights small{display:block;font-size:.75rem;font-weight:400}
nav ol{columns:3 15rem;column-gap:2rem;margin:.5rem 0;padding-left:1.4rem;font-size:.95rem}
nav li{break-inside:avoid}
.warning{border-left:3px solid var(--chosen);padding:.1rem 0 .1rem .75rem;margin:.4rem 0;font-size:.92rem}
.table,figure{margin:1.25rem 0}
figure{max-width:60rem}
figure h3{margin-bottom:.2rem}
figure svg{display:block;width:100%;height:auto}
figcaption{font-size:.9rem;max-width:46rem;margin-top:.3rem}
.narrow{display:none}
.scroll{overflow-x:auto;border-top:1px solid var(--line);border-bottom:1px solid var(--line);background:
linear-gradient(to right,var(--paper) 40%,transparent) left/3rem 100% no-repeat local,
linear-gradient(to left,var(--paper) 40%,transparent) right/3rem 100% no-repeat local,
linear-gradient(to right,var(--shade),transparent) left/1.1rem 100% no-repeat scroll,
linear-gradient(to left,var(--shade),transparent) right/1.1rem 100% no-repeat scroll}
[hidden]{display:none!important}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.35;font-variant-numeric:tabular-nums}
.numbers .scroll{width:fit-content;max-width:100%}
.numbers table{width:auto}
th,td{padding:.32rem .6rem;text-align:left;vertical-align:top}
thead th{font-weight:600;vertical-align:bottom;border-bottom:1px solid var(--line);line-height:1.25}
thead small{display:block;font-weight:400;font-size:.75rem}
tbody th{font-weight:400;min-width:6rem;max-width:22rem;position:sticky;left:0;background:var(--paper)}
tbody tr:nth-child(even)>td{background:var(--stripe)}
tbody tr:nth-child(even)>th{background:linear-gradient(var(--stripe),var(--stripe)),var(--paper)}
.n{text-align:right;white-space:nowrap}
td.n:not([data-value]){white-space:normal}
.t{min-width:14rem}
td small{font-size:.75rem}
.chosen sup{color:var(--chosen);font-weight:700}
sup{line-height:0;font-size:.8em}
.many table{font-size:.8rem}
.many th,.many td{padding:.28rem .45rem}
.note{font-size:.82rem;margin:.25rem 0}
details.table{border:1px solid var(--line);margin:.5rem 0;padding:0 .75rem}
details.table[open]{padding-bottom:.5rem}
summary{cursor:pointer;padding:.45rem 0;font-weight:600;font-size:.95rem}
footer{margin-top:3rem;padding-bottom:2rem;font-size:.85rem;color:var(--soft)}
@media (max-width:40rem){
header,main,footer{padding-left:.9rem;padding-right:.9rem}
h1{font-size:1.5rem}.lead{font-size:1.08rem}
.highlights{grid-template-columns:1fr 1fr}.highlights dd{font-size:1.05rem}
.wide{display:none}.narrow{display:block}
tbody th{max-width:9rem;min-width:6rem}
.words table,.words tbody,.words tr{display:block}
.words thead{display:none}
.words tr{padding:.5rem 0;border-bottom:1px solid var(--line)}
.words tbody tr:nth-child(even)>*{background:none}
.words th,.words td{display:block;padding:.08rem 0;min-width:0;max-width:none;white-space:normal;text-align:left;
position:static}
.words tbody th{font-weight:600}
.words td:empty{display:none}
.words td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
}
@media print{
@page{size:A4;margin:15mm 13mm}
:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--band:#f2f2f2;--accent:#000;
--chosen:#7a4b00}
html{font-size:9.5pt}
body{font-size:1rem}
thead small,tbody small{font-size:.85em}
header,main,footer{max-width:none;padding:0}
h1{font-size:18pt}h2{font-size:13pt;margin-top:18pt;break-after:avoid}h3,summary{break-after:avoid}
.lead{font-size:11.5pt}
.scroll{overflow:visible;background:none}
.numbers .scroll{width:auto}
table,.numbers table{font-size:8pt;width:100%}
.many table{font-size:6.2pt}
th,td{padding:2pt 4pt}
.many th,.many td{padding:1.5pt 2pt}
tbody th{position:static;min-width:0;max-width:none}
.t{min-width:0}
.highlights{grid-template-columns:repeat(6,1fr);gap:5pt}
figure{max-width:150mm;margin:8pt 0}
tr,figure,.highlights{break-inside:avoid}
thead{display:table-header-group}
details:not([open]){display:none}
a{text-decoration:none}
nav{display:none}
}
)";

}  // namespace fairvalue::detail
