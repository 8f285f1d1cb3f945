"""What somebody would otherwise write in an afternoon: read every score sheet,
check sums and grade, write a list of what is wrong for each department, and one
table of all. It is measured beside the program, and is no part of it: it keeps
nothing, marks nothing in the sheets, and knows nothing of versions and days.

    script.py INBOX OUT calamine|openpyxl

It reads with python-calamine or with openpyxl, and writes with openpyxl.
"""

import collections
import glob
import hashlib
import os
import sys

import openpyxl
from openpyxl.styles import Font, PatternFill


def grid_by_calamine(path):
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(path)
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def grid_by_openpyxl(path):
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    grid = [list(row) for row in sheet.iter_rows(values_only=True)]
    book.close()
    return grid


def at(grid, row, column):
    try:
        value = grid[row][column]
    except IndexError:
        return None
    return None if value == "" else value


def number(value):
    if isinstance(value, (int, float)):
        return float(value)
    try:
        return float(str(value).replace(",", "").strip())
    except ValueError:
        return None


def differ(a, b):
    return a is None or b is None or abs(a - b) > 0.005


def grade(score):
    return "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"


def check(grid, name):
    record = {
        "file": name,
        "code": at(grid, 2, 1),
        "name": at(grid, 2, 3),
        "unit": at(grid, 3, 1),
        "budget": number(at(grid, 4, 1)),
        "spent": number(at(grid, 5, 3)),
    }
    found = check_table(grid, record)
    budget, *sources = [number(at(grid, 4, column)) for column in (1, 3, 5, 7)]
    if None not in sources and budget is not None and differ(budget, sum(sources)):
        found.append((5, "B", "预算与分项之和不符"))
    return record, found


def check_table(grid, record):
    found, part, total, begun = [], 0.0, 0.0, False
    for i, row in enumerate(grid):
        label = str(row[0] or "").replace(" ", "") if row else ""
        if label == "一级指标":
            begun = True
            continue
        if not begun:
            continue
        most, score = number(at(grid, i, 3)), number(at(grid, i, 4))
        if label.endswith("小计"):
            if differ(score, part):
                found.append((i + 1, "E", "小计应为%.2f，实为%s" % (part, at(grid, i, 4))))
            part = 0.0
        elif label == "合计":
            record["total"] = score
            if differ(score, total):
                found.append((i + 1, "E", "合计应为%.2f，实为%s" % (total, at(grid, i, 4))))
        elif label == "财政综合评分":
            found += check_final(grid, i, record)
            break
        elif at(grid, i, 2):
            found += check_score(i, most, score, at(grid, i, 5))
            part, total = part + (score or 0), total + (score or 0)
    return found


def check_score(i, most, score, reason):
    if score is None:
        return [(i + 1, "E", "缺得分")]
    if most is not None and (score < 0 or score > most):
        return [(i + 1, "E", "得分超出分值")]
    if most is not None and score < most and not reason:
        return [(i + 1, "F", "扣分未写原因")]
    return []


def check_final(grid, i, record):
    record["score"], record["grade"] = number(at(grid, i, 1)), at(grid, i, 4)
    if differ(record["score"], record.get("total")):
        return [(i + 1, "B", "综合评分与合计不符")]
    if grade(record["score"]) != record["grade"]:
        return [(i + 1, "E", "等级应为" + grade(record["score"]))]
    return []


def write_department(path, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "审核意见"
    sheet.append(["文件", "项目编号", "项目名称", "位置", "问题"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    red = PatternFill("solid", fgColor="FFC7CE")
    for record, found in rows:
        for row, column, text in found or [("", "", "无问题")]:
            sheet.append([record["file"], record["code"], record["name"], f"{column}{row}", text])
            if found:
                sheet.cell(sheet.max_row, 5).fill = red
    book.save(path)


def write_all(path, records):
    book = openpyxl.Workbook()
    sheet = book.active
    columns = list(records[0])
    sheet.append(columns)
    for record in records:
        sheet.append([record.get(column) for column in columns])
    book.save(path)


def main(inbox, out, engine):
    read = {"calamine": grid_by_calamine, "openpyxl": grid_by_openpyxl}[engine]
    os.makedirs(out, exist_ok=True)
    records, departments = [], collections.defaultdict(list)
    for path in sorted(glob.glob(inbox + "/*/*.xlsx")):
        with open(path, "rb") as file:
            hashlib.sha256(file.read()).hexdigest()
        record, found = check(read(path), os.path.basename(path))
        records.append(record)
        departments[os.path.basename(os.path.dirname(path))].append((record, found))
    for department, rows in departments.items():
        write_department(os.path.join(out, department + ".xlsx"), rows)
    write_all(os.path.join(out, "总表.xlsx"), records)
    wrong = sum(bool(found) for rows in departments.values() for _, found in rows)
    print(len(records), "files", len(departments), "departments", wrong, "with findings")


main(*sys.argv[1:4])
