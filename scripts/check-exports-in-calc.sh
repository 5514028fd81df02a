#!/bin/sh
# Lets a second program open the golden exports: LibreOffice Calc makes sheets of them and CSV again, and every cell has
# to come back as it was - Chinese, defused formulas, quotes, line ends and leading zeros included.
# Needs libreoffice-calc (apt-get install --no-install-recommends libreoffice-calc) and python3.
set -eu
cd "$(dirname "$0")/.."
command -v soffice >/dev/null || { echo "soffice is not there: install libreoffice-calc" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
profile="-env:UserInstallation=file://$work/profile"
# Comma, quote, UTF-8, from line 1, no column formats, English, quoted cells are text, no special numbers.
reading='CSV:44,34,76,1,,1033,true,false'
# The same for writing: cells as they are stored, not as they look, and text quoted.
writing='csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,false,false'
for format in xlsx ods; do
  mkdir -p "$work/$format" "$work/$format-back"
  soffice "$profile" --headless --convert-to "$format" --infilter="$reading" --outdir "$work/$format" \
    test/fixtures/export/*.csv >/dev/null 2>&1
  soffice "$profile" --headless --convert-to "$writing" --outdir "$work/$format-back" \
    "$work/$format"/*."$format" >/dev/null 2>&1
done
python3 - "$work" <<'PYTHON'
import csv, glob, os, sys
work = sys.argv[1]
cells = wrong = 0
def read(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return [row for row in csv.reader(file, strict=True)]
def same(format, ours, theirs):
    if ours == theirs: return True
    # What LibreOffice saves as ODS it reads again without tabs; as XLSX they stay, so they were in the sheet.
    if format == 'ods' and ours.replace('\t', '') == theirs: return True
    try: return float(ours) == float(theirs)  # 0.0000001 and 1E-07 are one number
    except ValueError: return False
for format in ('xlsx', 'ods'):
    files = sorted(glob.glob('test/fixtures/export/*.csv'))
    assert files, 'there are no golden files'
    for path in files:
        name = os.path.basename(path)
        ours, theirs = read(path), read(f'{work}/{format}-back/{name}')
        assert len(ours) == len(theirs), f'{format} {name}: {len(ours)} rows, {len(theirs)} came back'
        for number, (a, b) in enumerate(zip(ours, theirs), 1):
            b = b + [''] * (len(a) - len(b))
            for column, (one, other) in enumerate(zip(a, b), 1):
                cells += 1
                if not same(format, one, other):
                    wrong += 1
                    print(f'{format} {name} row {number} column {column}: {one!r} came back as {other!r}')
print(f'{cells} cells, {wrong} of them not as they were')
sys.exit(1 if wrong or not cells else 0)
PYTHON
