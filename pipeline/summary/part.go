package summary

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"

	"jixiao/internal/office/ooxml"
)

// Part is where the workbook has the same figures as JSON, for programs: the text of
// the part's only element,
//
//	{"version": 1, "code": "370117", "name": "钢城区", "year": 2023,
//	 "region-summary": {"fields": {"run": 3, …}, "rows": [{"region": "370117", "budget": 13997.53, …}], "totals": {…}},
//	 "region-projects": {…}}
//
// with the ids of the forms in configs/region/forms, amounts in 万元, numbers with all
// their digits, and null for what the region does not have. The seals are over what the
// cells say, not over this.
const Part = "customXml/item1.xml"

const (
	partSpace    = "urn:jixiao:summary:1"
	workbookRels = "xl/_rels/workbook.xml.rels"
	partRelation = `<Relationship Id="rIdSummary" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>`
)

// said is a form as JSON has it.
type said struct {
	Fields row   `json:"fields"`
	Rows   []row `json:"rows"`
	Totals row   `json:"totals"`
}

// asJSON is what the sheets say, by form; keys are in the order of the alphabet.
func (s *summary) asJSON() ([]byte, error) {
	all := map[string]any{"version": 1, "code": s.Code, "name": s.Name, "year": s.view.Campaign.Facts.Year}
	for _, f := range s.forms {
		all[f.def.ID] = said{Fields: f.fields, Rows: append([]row{}, f.rows...), Totals: f.totals()}
	}
	return json.Marshal(all)
}

// withJSON is the workbook with that part, and everything else as it is.
func (s *summary) withJSON(data []byte) ([]byte, error) {
	text, err := s.asJSON()
	if err != nil {
		return nil, err
	}
	p, err := ooxml.Open(data, ooxml.Limits{})
	if err != nil {
		return nil, fmt.Errorf("add data: %w", err)
	}
	var out bytes.Buffer
	w := ooxml.NewWriter(&out)
	for _, part := range p.Parts() {
		if part.Name != workbookRels {
			if err := w.Copy(p, part); err != nil {
				return nil, err
			}
			continue
		}
		rels, err := p.Read(part.Name)
		if err != nil {
			return nil, err
		}
		if err := w.Write(part.Name, bytes.Replace(rels, []byte("</Relationships>"), []byte(partRelation+"</Relationships>"), 1)); err != nil {
			return nil, err
		}
	}
	item := bytes.NewBufferString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<summary xmlns="` + partSpace + `">`)
	if err := xml.EscapeText(item, text); err != nil {
		return nil, err
	}
	item.WriteString("</summary>")
	if err := w.Write(Part, item.Bytes()); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}
