//! The files of the site: every link leads somewhere, and nothing is large.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::browser::pages;
use crate::course;

/// What a program may weigh as it is sent, and all scripts of the page's own together as they are.
const PROGRAM_BYTES: usize = 450 * 1024;
const SCRIPT_BYTES: usize = 60 * 1024;

/// The values of an attribute in a page.
fn values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {attribute}=\"");
    let parts: Vec<&str> = html.split(start.as_str()).skip(1).collect();
    parts.into_iter().filter_map(|part| part.split_once('"')).map(|(value, _)| value)
}

/// The page without its scripts and comments, which hold no links.
fn markup(html: &str) -> String {
    let without = |html: &str, start: &str, end: &str| {
        let mut parts = html.split(start);
        let first = parts.next().unwrap_or_default().to_string();
        parts.fold(first, |done, part| done + part.split_once(end).map_or("", |(_, rest)| rest))
    };
    without(&without(html, "<!--", "-->"), "<script>", "</script>")
}

/// Where a link of a page leads: a file of the site, and an anchor in it.
fn target(page: &str, link: &str) -> (PathBuf, String) {
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let file = file.split('?').next().unwrap_or_default();
    let mut path = match file {
        "" => PathBuf::from(page),
        _ if file.starts_with('/') => PathBuf::from(&file[1..]),
        _ => Path::new(page).with_file_name(""),
    };
    for part in file.split('/').filter(|_| !file.is_empty() && !file.starts_with('/')) {
        match part {
            ".." => drop(path.pop()),
            "." => {}
            _ => path.push(part),
        }
    }
    if path.as_os_str().is_empty() || course::site().join(&path).is_dir() {
        path.push("index.html");
    }
    (path, anchor.to_string())
}

#[test]
fn every_link_and_every_anchor_leads_to_what_is_there() {
    let site = course::site();
    let texts: Vec<(String, String)> = pages()
        .into_iter()
        .map(|page| (markup(&fs::read_to_string(site.join(&page)).unwrap()), page))
        .map(|(html, page)| (page, html))
        .collect();
    let mut anchors: BTreeSet<(PathBuf, &str)> = BTreeSet::new();
    for (page, html) in &texts {
        anchors.extend(values(html, "id").map(|id| (PathBuf::from(page), id)));
    }
    let (mut count, mut broken) = (0, Vec::new());
    for (page, html) in &texts {
        for link in values(html, "href").chain(values(html, "src")) {
            if ["http://", "https://", "data:", "mailto:"].iter().any(|start| link.starts_with(start)) {
                continue;
            }
            count += 1;
            let (file, anchor) = target(page, link);
            let is_there = site.join(&file).is_file();
            let is_anchor = anchor.is_empty() || anchors.contains(&(file, anchor.as_str()));
            if !is_there || !is_anchor {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    println!("{count} links and anchors");
    assert!(broken.is_empty() && count > 500, "{}", broken.join("\n"));
}

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(course::site().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let paths = entries.filter(|path| path.extension().is_some_and(|end| end == ending));
    paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn no_program_is_larger_than_450_kib_when_it_is_sent() {
    let programs = files("programs", "wasm");
    assert_eq!(programs.len(), 13);
    for (path, bytes) in programs {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&bytes).unwrap();
        let size = packed.finish().unwrap().len();
        println!("{} KiB, {}", size.div_ceil(1024), path.file_name().unwrap().to_str().unwrap());
        assert!(size <= PROGRAM_BYTES, "{}: {size} bytes", path.display());
    }
}

#[test]
fn the_pages_own_scripts_are_no_larger_than_60_kib_together() {
    let size: usize = files("course", "js").iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} KiB of scripts", size.div_ceil(1024));
    assert!(size > 0 && size <= SCRIPT_BYTES, "{size} bytes");
}
