package main

import (
	"flag"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// command is one of the things that the program does. The standard library's
// flags do for them: a library of commands would stand in the module of the
// whole library, for one example.
type command struct {
	name  string
	takes thituyen.Title // what stands behind it
	about thituyen.Title
	flags []string
	least int // of arguments
	most  int // -1: any number
	do    func(o options, out, errs io.Writer) (int, error)
}

// commands are all of them, in the order of the help; the first is meant where
// none is named.
var commands []command

func init() {
	commands = []command{
		{"check", takesPaths, thituyen.Title{Vi: "chạy các bộ trường hợp (cũng là khi không ghi lệnh); quy chế ghi tên thì được kiểm tra", En: "run suites, also where no command is named; a regulation named itself is checked"}, []string{"v", "json", "cover", "update", "watch"}, 1, -1, options.check},
		{"words", takesRegulation, thituyen.Title{Vi: "in mọi quy tắc của quy chế thành câu", En: "print every rule of a regulation as a sentence"}, []string{"html"}, 1, 1, options.inWords},
		{"lint", takesRegulations, thituyen.Title{Vi: "nêu những điều hợp lệ nhưng nên xem lại", En: "say what is legal but odd"}, []string{"json"}, 1, -1, options.odd},
		{"compare", takesTwo, thituyen.Title{Vi: "nói bằng lời bản sau đổi gì so với bản trước", En: "say in words what the later one changes"}, []string{"html"}, 2, 2, options.compare},
		{"coverage", takesPaths, thituyen.Title{Vi: "những cách vận hành của quy tắc mà chưa trường hợp nào thấy", En: "the ways in which the rules work that no case has seen"}, []string{"v", "json", "cover"}, 1, -1, options.coverage},
		{"mutate", takesRegulationAndPaths, thituyen.Title{Vi: "thử sửa từng con số, chiều, thứ tự của quy chế; nêu thay đổi mà không trường hợp nào phát hiện", En: "change each number, direction and order of a regulation; say which changes no case notices"}, []string{"v", "json"}, 2, -1, options.changes},
		{"new", takesFolder, thituyen.Title{Vi: "tạo một quy chế và bộ trường hợp để bắt đầu; không ghi cờ thì hỏi", En: "write a regulation and a suite to start from; asks where no flag is given"}, []string{"kind", "id", "title", "markers", "pass", "seats", "reserve"}, 0, 1, options.begin},
		{"copy", takesPresetAndFile, thituyen.Title{Vi: "chép một quy chế có sẵn ra tệp mới", En: "write a preset into a new file"}, nil, 2, 2, options.copied},
		{"presets", thituyen.Title{}, thituyen.Title{Vi: "liệt kê các quy chế có sẵn", En: "list the regulations that come with the library"}, []string{"json"}, 0, 0, options.listed},
		{"explain", takesWords, thituyen.Title{Vi: "giải thích một khóa, một giá trị hay một mã; tra bằng tiếng Việt cũng được, không cần dấu", En: "explain a key, a word or a code"}, []string{"json", "html"}, 0, -1, options.explained},
		{"schema", takesFormat, thituyen.Title{Vi: "in JSON Schema cho trình soạn thảo: regulation, suite hoặc programme", En: "print the JSON Schema for editors: regulation, suite or programme"}, nil, 1, 1, options.schema},
		{"completion", takesShell, thituyen.Title{Vi: "in đoạn mã để dòng lệnh tự điền: bash, zsh, fish hoặc powershell", En: "print the completion for a shell: bash, zsh, fish or powershell"}, nil, 1, 1, options.completion},
		{"help", takesCommand, thituyen.Title{Vi: "giúp về một lệnh", En: "help about a command"}, nil, 0, 1, options.helped},
	}
}

var (
	takesPaths              = thituyen.Title{Vi: "ĐƯỜNG-DẪN…", En: "PATH…"}
	takesRegulation         = thituyen.Title{Vi: "QUY-CHẾ", En: "REGULATION"}
	takesRegulations        = thituyen.Title{Vi: "QUY-CHẾ…", En: "REGULATION…"}
	takesTwo                = thituyen.Title{Vi: "BẢN-TRƯỚC BẢN-SAU", En: "OLD NEW"}
	takesRegulationAndPaths = thituyen.Title{Vi: "QUY-CHẾ ĐƯỜNG-DẪN…", En: "REGULATION PATH…"}
	takesFolder             = thituyen.Title{Vi: "[THƯ-MỤC]", En: "[FOLDER]"}
	takesPresetAndFile      = thituyen.Title{Vi: "MÃ TỆP", En: "PRESET FILE"}
	takesWords              = thituyen.Title{Vi: "TỪ…", En: "WORDS…"}
	takesFormat             = thituyen.Title{Vi: "regulation|suite|programme", En: "regulation|suite|programme"}
	takesShell              = thituyen.Title{Vi: "bash|zsh|fish|powershell", En: "bash|zsh|fish|powershell"}
	takesCommand            = thituyen.Title{Vi: "[LỆNH]", En: "[COMMAND]"}
)

// flagsAbout are the flags in the order of the help, with what each means.
var flagsAbout = []struct {
	name  string
	about thituyen.Title
}{
	{"lang", thituyen.Title{Vi: "ngôn ngữ: vi (mặc định) hoặc en", En: "the language: vi (the default) or en"}},
	{"json", thituyen.Title{Vi: "in một đối tượng JSON thay cho các dòng", En: "print one JSON object in place of lines"}},
	{"html", thituyen.Title{Vi: "ghi thành một trang HTML vào tệp này", En: "write a page of HTML into this file"}},
	{"v", thituyen.Title{Vi: "kể cả những gì đạt, và trường hợp nào thấy quy tắc nào", En: "show what came out of the cases that passed, and which cases saw each rule"}},
	{"cover", thituyen.Title{Vi: "hỏng nếu các trường hợp thấy ít hơn bấy nhiêu phần trăm", En: "fail where the cases see less than so many percent"}},
	{"update", thituyen.Title{Vi: "ghi kết quả đã ra vào bộ trường hợp, sau khi cho xem thay đổi", En: "write what came out into the suites, after showing the difference"}},
	{"watch", thituyen.Title{Vi: "chạy lại mỗi khi một tệp thay đổi, đến khi nhấn Ctrl+C", En: "run again whenever a file changes, until Ctrl+C"}},
	{"kind", thituyen.Title{Vi: "kiểu: essay-project (viết và đề án), two-rounds (hai vòng), panel-interview (phỏng vấn)", En: "the kind: essay-project, two-rounds or panel-interview"}},
	{"id", thituyen.Title{Vi: "mã của quy chế", En: "the regulation's id"}},
	{"title", thituyen.Title{Vi: "tên quy chế", En: "the regulation's title"}},
	{"markers", thituyen.Title{Vi: "số người chấm của hội đồng", En: "how many markers the panel has"}},
	{"pass", thituyen.Title{Vi: "mức điểm đạt trên 100", En: "the pass mark out of 100"}},
	{"seats", thituyen.Title{Vi: "số chỉ tiêu", En: "the seats"}},
	{"reserve", thituyen.Title{Vi: "số người dự phòng", En: "how many are held in reserve"}},
	{"version", thituyen.Title{Vi: "in phiên bản", En: "print the version"}},
}

// everywhere are the flags of every command.
var everywhere = []string{"lang", "version", "h", "help"}

// named is the command of a name, and whether there is one.
func named(name string) (command, bool) {
	i := slices.IndexFunc(commands, func(c command) bool { return c.name == name })
	if i < 0 {
		return commands[0], false
	}
	return commands[i], true
}

// usage writes what the program, or one command of it, takes.
func usage(out io.Writer, tag language.Tag, only *command) {
	say := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	if only != nil {
		say("policycheck %s [-lang vi|en]%s %s", only.name, flagNames(only.flags), only.takes.Text(tag))
		say("  %s", only.about.Text(tag))
		about(say, tag, only.flags)
		return
	}
	say("%s", sentences["usage"].Text(tag))
	for _, c := range commands {
		say("  %-11s %s", c.name, c.takes.Text(tag))
		say("  %-11s   %s", "", c.about.Text(tag))
	}
	say("%s", sentences["flags"].Text(tag))
	about(say, tag, []string{"lang", "version"})
	say("%s", sentences["statuses"].Text(tag))
}

func about(say func(string, ...any), tag language.Tag, names []string) {
	for _, f := range flagsAbout {
		if slices.Contains(names, f.name) {
			say("  -%-8s %s", f.name, f.about.Text(tag))
		}
	}
}

func flagNames(names []string) string {
	var out strings.Builder
	for _, name := range names {
		out.WriteString(" [-" + name + "]")
	}
	return out.String()
}

func (o options) helped(out, _ io.Writer) (int, error) {
	if len(o.paths) == 0 {
		usage(out, o.tag, nil)
		return fine, nil
	}
	c, known := named(o.paths[0])
	if !known {
		return misled, o.wrong("no_command", o.paths[0])
	}
	usage(out, o.tag, &c)
	return fine, nil
}

// completion prints a script by which a shell completes commands and flags.
func (o options) completion(out, _ io.Writer) (int, error) {
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	flags := make([]string, 0, len(flagsAbout))
	for _, f := range flagsAbout {
		flags = append(flags, "-"+f.name)
	}
	words := strings.Join(append(slices.Clone(names), flags...), " ")
	presets := strings.Join(regulation.Presets(), " ")
	script := map[string]string{
		"bash": `_policycheck() {
  local words="` + words + `"
  case "${COMP_WORDS[1]}" in words|lint|copy|compare|mutate) words="$words ` + presets + `" ;; esac
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}") $(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o filenames -F _policycheck policycheck
`,
		"zsh": `#compdef policycheck
_policycheck() { _alternative 'words:word:(` + words + ` ` + presets + `)' 'files:file:_files' }
compdef _policycheck policycheck
`,
		"fish": "complete -c policycheck -a '" + strings.Join(names, " ") + " " + presets + "'\n" + fishFlags(),
		"powershell": `Register-ArgumentCompleter -Native -CommandName policycheck -ScriptBlock {
  param($word)
  '` + words + ` ` + presets + `'.Split(' ') | Where-Object { $_ -like "$word*" }
}
`,
	}[o.paths[0]]
	if script == "" {
		return misled, o.wrong("no_shell", o.paths[0])
	}
	_, err := io.WriteString(out, script)
	return fine, err
}

func fishFlags() string {
	var out strings.Builder
	for _, f := range flagsAbout {
		fmt.Fprintf(&out, "complete -c policycheck -o %s -d %q\n", f.name, f.about.Vi)
	}
	return out.String()
}

// version is that of the module the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "policycheck"
	}
	out := "policycheck " + info.Main.Version + " " + info.GoVersion
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			out += " " + s.Value
		}
	}
	return out
}

// undefine tells a flag that the command does not take.
func (o options) undefine(flags *flag.FlagSet, c command) error {
	var wrong error
	flags.Visit(func(f *flag.Flag) {
		if !slices.Contains(c.flags, f.Name) && !slices.Contains(everywhere, f.Name) && wrong == nil {
			wrong = o.wrong("flag_not_here", "-"+f.Name, c.name)
		}
	})
	return wrong
}
