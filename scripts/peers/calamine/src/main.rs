//! Reads all cells of the files that are named, once for each line that comes
//! in, and answers each with the nanoseconds that it took.

use calamine::{Data, Ods, Reader, Xls, Xlsx};
use std::error::Error;
use std::io::{self, BufRead, Cursor, Write};
use std::time::Instant;

type Bytes<'a> = Cursor<&'a [u8]>;

fn cells<'a, R: Reader<Bytes<'a>>>(mut book: R) -> Result<usize, Box<dyn Error>>
where
    R::Error: Error + 'static,
{
    let mut filled = 0;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name)?;
        filled += range.used_cells().filter(|(_, _, v)| **v != Data::Empty).count();
    }
    Ok(filled)
}

fn read(path: &str, data: &[u8]) -> Result<usize, Box<dyn Error>> {
    let bytes = Cursor::new(data);
    match path.rsplit('.').next() {
        Some("xls") => cells(Xls::new(bytes)?),
        Some("ods") => cells(Ods::new(bytes)?),
        _ => cells(Xlsx::new(bytes)?),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for path in std::env::args().skip(1) {
        let data = std::fs::read(&path)?;
        files.push((path, data));
    }
    for line in io::stdin().lock().lines() {
        line?;
        let began = Instant::now();
        let mut filled = 0;
        for (path, data) in &files {
            filled += read(path, data)?;
        }
        println!("{} {}", began.elapsed().as_nanos(), filled);
        io::stdout().flush()?;
    }
    Ok(())
}
