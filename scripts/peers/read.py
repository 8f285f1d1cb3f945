"""Reads all cells of the files that are named, once for each line that comes in,
and answers each with the nanoseconds that it took.

    read.py calamine|openpyxl FILE...
"""

import io
import sys
import time


def with_calamine(data):
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def with_openpyxl(data):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def main():
    read = {"calamine": with_calamine, "openpyxl": with_openpyxl}[sys.argv[1]]
    files = []
    for path in sys.argv[2:]:
        with open(path, "rb") as file:
            files.append(file.read())
    for _ in sys.stdin:
        began = time.perf_counter_ns()
        filled = 0
        for data in files:
            for rows in read(data):
                filled += sum(value not in ("", None) for row in rows for value in row)
        print(time.perf_counter_ns() - began, filled, flush=True)


main()
