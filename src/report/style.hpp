#pragma once
/// What a report needs besides the style of every page: the list of pages beside them, figures in boxes, charts, and paper.

#include <string_view>

namespace careact::report {

constexpr std::string_view style = R"(
main,header p,footer>div{max-width:84rem}
h3{scroll-margin-top:1rem}
.contents ul{list-style:none;padding:0;margin:0}
.contents li{margin:0;padding:.35rem 0}
.contents h2{font-size:1.1875rem;margin:0 0 .4rem;padding:0;border:0}
.page>h2{margin-top:0;padding-top:.6rem;border-top:4px solid #1d70b8;font-size:2rem}
.page{margin-bottom:3.5rem}
.figures{list-style:none;padding:0;margin:0 0 2.4rem;max-width:none;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
.figure{margin:0;padding:.9rem 1rem;border:1px solid #b1b4b6;border-top:4px solid #0b0c0c;display:flex;flex-direction:column}
.figure h3{font-size:1.1rem;margin:0 0 .4rem}
.figure p{margin:0 0 .4rem;font-size:1rem}
.figure .value{font-size:2.4rem;line-height:1.1;font-weight:700;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.figure .said{font-size:1.5rem}
.figure .small{margin-top:auto;padding-top:.4rem;font-size:.875rem}
.figure .noted{border-left:4px solid #b1b4b6;padding-left:.6rem;font-size:.9rem}
.figure details{font-size:.9rem;margin:0 0 .4rem}
.figure details p{font-size:.9rem}
.table{margin-bottom:2rem}
.table h3{margin-bottom:.3rem}
.table>p{margin-bottom:.8rem}
.paper{display:none}
.page .table caption,.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.page td,.page th{font-size:1rem;padding-top:.4rem;padding-bottom:.4rem}
.page th{vertical-align:bottom}
.page thead .number{white-space:normal;overflow-wrap:normal}
.page tbody th{vertical-align:top;min-width:9rem}
.chart{display:block;overflow:hidden;margin-bottom:1rem;font-size:16px}
.chart text{fill:#0b0c0c}
.chart .said{font-weight:700;font-variant-numeric:tabular-nums}
.thin{display:block;margin-top:.35rem}
.swatch{vertical-align:-.1em;margin-right:.5rem}
.fills{position:absolute}
.key{list-style:none;padding:0}
.key li{padding-left:2rem;text-indent:-2rem}
.check{margin:0;border-bottom:1px solid #b1b4b6}
.check>summary{padding:.7rem 0;width:auto;text-decoration:none}
.check>summary b{text-decoration:underline;text-underline-offset:.1em}
.check>summary .small{color:#383f43;display:block;padding-left:1.1rem}
.check>div{border-left:0;padding:0 0 1rem 1.1rem;margin:0;overflow:visible}
.check dl{font-size:1rem}
.check dt,.check dd{padding-top:.3rem;padding-bottom:.3rem}
.case{margin:0;border-top:1px solid #d8dadb;font-size:1rem}
.case>summary{padding:.45rem 0;width:auto;text-decoration:none}
.case>summary b{text-decoration:underline;text-underline-offset:.1em}
.case>summary span{color:#0b0c0c}
.case>div{margin:0 0 .6rem .2rem;padding-top:.2rem;overflow:visible}
.case h4,.case h5{font-size:1rem;margin:.4rem 0 .2rem}
.case ul{margin:0 0 .4rem;font-size:.95rem}
.check h4{margin-bottom:.3rem}
.check>div,.case>div,.figure,.table,th[id]{scroll-margin-top:4rem}
.case>div:target,.figure:target{outline:3px solid #fd0;outline-offset:3px}
th:target{background:#fff7bf}
.page .scroll{background:linear-gradient(90deg,#fff 40%,#fff0) 0/2.5rem 100% no-repeat local,linear-gradient(270deg,#fff 40%,#fff0) 100%/2.5rem 100% no-repeat local,
linear-gradient(90deg,#0b0c0c59,#0b0c0c00) 0/.9rem 100% no-repeat scroll,linear-gradient(270deg,#0b0c0c59,#0b0c0c00) 100%/.9rem 100% no-repeat scroll}
.cases{table-layout:fixed;width:100%;overflow-wrap:anywhere}
.page .cases th,.page .cases thead td{min-width:0}
.cases th:first-child{width:30%}
@media (min-width:64rem){.beside{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:2.5rem;align-items:start}
.contents{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto}
.pair{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:2rem;align-items:start}.back{display:none}}
@media (max-width:64rem){.contents{border-bottom:1px solid #b1b4b6;margin-bottom:2rem;padding-bottom:1rem}}
@media (max-width:40rem){.page>h2{font-size:1.6rem}.figure .value{font-size:2rem}.page td,.page th{font-size:.95rem}.page tbody th{min-width:8rem}}
@page{size:A4;margin:16mm 15mm;@bottom-right{content:counter(page) " of " counter(pages);font:9pt arial,sans-serif}}
@media print{.contents,.back,.case>div>p a{display:none}body{font-size:10pt}h1{font-size:22pt}.page>h2{font-size:17pt}h3{font-size:13pt}
.page{margin:0}.page+.page{break-before:page}.figures{grid-template-columns:repeat(3,1fr);gap:3mm}.figure{break-inside:avoid;padding:2mm 3mm}
.figure h3,.figure p,.page td,.page th,.case,.check dl,.case ul{font-size:9pt}.figure .value{font-size:18pt}.figure .said{font-size:12pt}.small,.figure .small,.figure .noted{font-size:8pt}
.page tbody th{min-width:0}.pair{display:grid;grid-template-columns:1fr 1fr;gap:6mm}.chart{max-width:130mm;break-inside:avoid;font-size:9pt}.table{break-inside:avoid-page}
.figure details::details-content{content-visibility:visible;display:block;height:auto}.paper{display:block}summary{list-style:none;color:inherit;break-after:avoid}summary::marker{content:""}
.case{break-inside:avoid-page}.tag{font-size:8pt;border-width:1px}.check h4{font-size:11pt;margin-top:3mm}.case h5{font-size:9pt;margin:0}.case>div>p{margin:0 0 1mm}.page td,.page th{padding:1mm 2mm 1mm 0}}
)";

}  // namespace careact::report
