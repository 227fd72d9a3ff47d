package papers

import (
	"html/template"
	"io"
	"strings"
)

// WritePage writes a paper as a page to print: A4, headings of tables repeated
// on every page, nothing from elsewhere.
func WritePage(w io.Writer, p Paper) error { return page.Execute(w, p) }

var page = template.Must(template.New("paper").Funcs(template.FuncMap{
	"upper":  strings.ToUpper,
	"lines":  func(text string) []string { return strings.Split(text, "\n") },
	"nation": func() string { return nation },
	"motto":  func() string { return motto },
}).Parse(`<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
@page { size: A4{{if .Landscape}} landscape{{end}}; margin: 18mm 15mm; @top-left { content: "{{.Title}}"; font: 8pt serif; color: #333 } @bottom-right { content: "Trang " counter(page) "/" counter(pages); font: 8pt serif; color: #333 } }
body { font: 13pt/1.4 "Times New Roman", "Noto Serif", "DejaVu Serif", serif; color: #111; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem; }
.nation { text-align: center; font-weight: bold; margin: 0; }
.motto { text-align: center; margin: 0 0 1.2rem; }
h1 { text-align: center; font-size: 1.2em; margin: 0; }
.under { text-align: center; margin: 0 0 1rem; }
h2 { font-size: 1.05em; break-after: avoid; break-inside: avoid; }
p { orphans: 3; widows: 3; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #555; padding: .25rem .5rem; text-align: left; vertical-align: top; }
p { margin: 0 0 .5rem; }
.sign { display: flex; justify-content: space-around; text-align: center; margin: 2rem 0 6rem; break-inside: avoid; }
@media print { body { max-width: none; padding: 0; } }
footer { font-size: .75em; color: #333; overflow-wrap: anywhere; }
</style>
<header>
<p class="nation">{{nation}}</p>
<p class="motto">{{motto}}</p>
</header>
<main>
<h1>{{upper .Title}}</h1>
<p class="under">{{.Under}}</p>
{{range .Blocks}}{{with .Heading}}<h2>{{.}}</h2>
{{end}}{{with .Text}}{{range lines .}}<p>{{.}}</p>
{{end}}{{end}}{{if .Head}}<table>
<caption>{{or .Heading $.Title}}</caption>
<thead><tr>{{range .Head}}<th scope="col">{{.}}</th>{{end}}</tr></thead>
<tbody>
{{range .Rows}}<tr>{{range .}}<td>{{range $i, $line := lines .}}{{if $i}}<br>{{end}}{{$line}}{{end}}</td>{{end}}</tr>
{{end}}</tbody>
</table>
{{end}}{{end}}{{with .Sign}}<div class="sign">{{range .}}<div><strong>{{.}}</strong><br>(ký, ghi rõ họ tên)</div>{{end}}</div>
{{end}}</main>
{{with .Footer}}<footer>{{.}}</footer>
{{end}}</html>
`))
