package load

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/form"
)

// The folders that hold definitions.
const (
	formsFolder = "forms"
	rulesFolder = "rules"
)

// formSource is a form definition with the file that it came from.
type formSource struct {
	def *form.Definition
	doc *document
}

// definitions reads forms/*.yaml, by form id.
func (l *loader) definitions() []formSource {
	var sources []formSource
	for _, file := range l.yamlFiles(formsFolder) {
		data, err := fs.ReadFile(l.fsys, file)
		if err != nil {
			l.unreadable(file, err)
			continue
		}
		def := &form.Definition{}
		doc, _ := decode(file, data, def, l.faults)
		if len(doc.lines) == 0 {
			continue
		}
		l.constraints.check(doc, "", def)
		(&formCheck{def: def, doc: doc}).run()
		sources = append(sources, formSource{def, doc})
	}
	checkTogether(sources)
	checkMasters(sources)
	slices.SortFunc(sources, func(a, b formSource) int { return strings.Compare(a.def.ID, b.def.ID) })
	return sources
}

// yamlFiles lists a folder's YAML files; tests beside rules are no definitions.
func (l *loader) yamlFiles(folder string) []string {
	entries, err := fs.ReadDir(l.fsys, folder)
	if err != nil {
		l.unreadable(folder, err)
		return nil
	}
	var files []string
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		switch {
		case e.IsDir(), strings.HasPrefix(e.Name(), "."), strings.HasSuffix(name, "_test.yaml"):
		case strings.HasSuffix(name, ".yaml"):
			files = append(files, name)
		case strings.EqualFold(path.Ext(name), ".yml"), strings.EqualFold(path.Ext(name), ".yaml"):
			l.faults.add(Fault{File: name, Message: say("后缀请改为 .yaml，否则不会读取", "rename it to .yaml: it is not read under this name")})
		}
	}
	if len(files) == 0 {
		l.faults.add(Fault{File: folder, Message: say("文件夹里没有任何 .yaml 文件", "there is no .yaml file in the folder")})
	}
	return files
}

// checkTogether wants forms to differ in id and title, or a sheet could be
// either.
func checkTogether(sources []formSource) {
	ids, names, titles := map[string]string{}, map[string]string{}, map[string]string{}
	for _, s := range sources {
		if first, taken := names[key(s.def.Name.ZH)]; taken && s.def.Name.ZH != "" {
			s.doc.fault("name.zh", say("表单名称“%s”已在 %s 中使用，“报送时限”里分不清", "the name %q is taken by %s", s.def.Name.ZH, first))
		}
		names[key(s.def.Name.ZH)] = s.doc.file
		if first, taken := ids[s.def.ID]; taken && s.def.ID != "" {
			s.doc.fault("id", say("表单代码 %s 已在 %s 中使用", "the id %s is taken by %s", s.def.ID, first))
		}
		ids[s.def.ID] = s.doc.file
		for i, title := range s.def.Title.Texts {
			if first, taken := titles[key(title)]; taken && first != s.doc.file {
				s.doc.fault(fmt.Sprintf("title.texts[%d]", i), say("标题“%s”与 %s 相同，无法分辨", "the title %q is also that of %s", title, first))
				continue
			}
			titles[key(title)] = s.doc.file
		}
	}
	checkUntitled(sources)
}

var (
	formID  = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	fieldID = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
)

// formCheck holds one definition while it is checked beyond what struct tags
// can say: that its parts name each other rightly and can be told apart.
type formCheck struct {
	def *form.Definition
	doc *document
	ids map[string]string // fields of the whole sheet: id → key path
}

func (c *formCheck) run() {
	c.ids = map[string]string{}
	c.head()
	c.fields("fields", c.def.Fields, plainField, c.ids)
	c.distinct("fields", wordsOf(c.def.Fields))
	blocks := map[string]string{}
	for i := range c.def.Grids {
		at := fmt.Sprintf("grids[%d]", i)
		c.id(at+".id", c.def.Grids[i].ID, blocks)
		c.grid(at, &c.def.Grids[i])
	}
	for i := range c.def.Tables {
		at := fmt.Sprintf("tables[%d]", i)
		c.id(at+".id", c.def.Tables[i].ID, blocks)
		c.table(at, &c.def.Tables[i])
	}
	c.template()
	c.master()
	if len(c.doc.broken) == 0 {
		c.subject()
	}
}

func (c *formCheck) head() {
	if c.def.ID != "" && !formID.MatchString(c.def.ID) {
		c.doc.fault("id", say("代码只能用小写字母、数字和“-”，现为“%s”", "want lower-case letters, digits and -, got %q", c.def.ID))
	}
	if c.def.Name.ZH == "" || c.def.Name.EN == "" {
		c.doc.fault("name", say("表单名称要有中文 zh 和英文 en", "the form needs a name in zh and en"))
	}
	c.stage()
	c.noBlanks("title.texts", c.def.Title.Texts)
	c.untitled()
	c.noBlanks("nil", c.def.Nil)
	if len(c.def.Fields)+len(c.def.Grids)+len(c.def.Tables) == 0 && len(c.doc.broken) == 0 {
		c.doc.fault("", say("表单里没有任何栏目：fields、grids、tables 至少要有一项", "the form has nothing to read: give fields, grids or tables"))
	}
	if len(c.def.Nil) > 0 && len(c.def.Tables) == 0 {
		c.doc.fault("nil", say("没有表格的表单不能零报告", "a form without tables cannot report nothing"))
	}
}

// stage wants a name that a file can have.
func (c *formCheck) stage() {
	if s := c.def.Stage; s != "" && (campaign.SafeName(s) != s || len([]rune(s)) > mostStage) {
		c.doc.fault("stage", say("“%s”不能作阶段名称：最多 20 个字，不能有 / \\ : * ? \" < > | 和首尾的空格", "%q is no name of a stage", s))
	}
}

// mostStage is the longest that a stage may be called: its name is in those of files.
const mostStage = 20

// subject wants a field by which is known what a submission is about. What is
// about a unit, and names none, is about its sender.
func (c *formCheck) subject() {
	id := c.def.SubjectField()
	named := id != "" && c.def.Field(id) != nil
	switch {
	case c.def.NamedBy != "" && !named:
		c.doc.fault("named_by", say("没有“%s”这一栏", "there is no field %q", c.def.NamedBy))
	case c.def.About == form.AboutProject && !named && c.def.Field(form.ProjectNameField) == nil:
		c.doc.fault("about", say("缺少 %s：程序无法知道报送的是哪个项目", "needs a field %s to know what a submission is about", id))
	case c.def.About == form.AboutUnit && !named && !slices.Contains(c.def.HandedInBy, "department"):
		c.doc.fault("about", say("不由单位报送的表要有 unit 栏：否则无法知道报的是哪个单位", "needs a field unit: no department hands it in"))
	case c.def.Listed() && !named:
		c.doc.fault("about", say("缺少 type: item 的栏目：程序无法知道报送的是“%s”里的哪一条", "needs a field of type item to know which entry of %q it is about", c.def.About))
	case c.def.Listed() && (strings.Contains(c.def.About, ":") || len([]rune(c.def.About)) > mostSheetName):
		c.doc.fault("about", say("“%s”不能作工作表名：最多 31 个字，不能有冒号", "%q is no name of a sheet", c.def.About))
	}
}

// mostSheetName is the longest that a sheet may be called.
const mostSheetName = 31

func (c *formCheck) noBlanks(at string, texts []string) {
	for i, s := range texts {
		if key(s) == "" {
			c.doc.fault(fmt.Sprintf("%s[%d]", at, i), say("不能是空白", "must not be blank"))
		}
	}
}

// id checks an identifier and that it is the only one of its kind.
func (c *formCheck) id(at, id string, taken map[string]string) {
	if id == "" {
		return // the struct tag says so
	}
	if !fieldID.MatchString(id) {
		c.doc.fault(at, say("代码只能用小写字母、数字和“_”，现为“%s”", "want lower-case letters, digits and _, got %q", id))
		return
	}
	if first, ok := taken[id]; ok {
		c.doc.fault(at, say("代码 %s 与第 %d 行的重复", "the id %s is already used on line %d", id, c.doc.line(first)))
		return
	}
	taken[id] = at
}
