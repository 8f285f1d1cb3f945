"""Write a sheet as openpyxl does: JSON with name, rows, merges on stdin, the path as argument."""
import datetime
import json
import re
import sys

import openpyxl

sheet = json.load(sys.stdin)
book = openpyxl.Workbook()
page = book.active
page.title = sheet["name"]
for r, row in enumerate(sheet["rows"], 1):
    for c, text in enumerate(row, 1):
        if not text:
            continue
        cell = page.cell(r, c)
        if text.startswith("d:"):
            cell.value = datetime.date.fromisoformat(text[2:])
            cell.number_format = "yyyy/m/d"
        elif text.startswith("'"):
            cell.value = text[1:]
        elif re.fullmatch(r"-?\d+(\.\d+)?", text):
            cell.value = float(text) if "." in text else int(text)
        else:
            cell.value = text
for merge in sheet["merges"] or []:
    page.merge_cells(merge)
page.freeze_panes = "A2"
page.auto_filter.ref = "A1:AG2"
book.create_sheet("Sheet2")
book.save(sys.argv[1])
