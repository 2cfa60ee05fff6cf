//! What holds of every page: it is visited once, and asked for everything.

use std::fs;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::browser::{Browser, browser, pages};
use crate::course;

/// What one page showed.
struct Visit {
    page: String,
    errors: Vec<String>,
    /// What it loaded from elsewhere.
    foreign: Vec<String>,
    has_policy: bool,
    ran_a_foreign_script: bool,
    /// How many pixels it is wider than a phone.
    excess: i64,
    /// Violations of the rules for accessible pages, by theme.
    violations: Vec<String>,
}

/// A phone's width and height.
const PHONE: (u32, u32) = (390, 844);

/// The themes: mdBook's name of a light one and of a dark one.
const THEMES: [&str; 2] = ["light", "coal"];

/// A page that has a panel open when it is examined.
const WITH_PANEL: &str = "lessons/03-gradient-descent/index.html";

const LOADED: &str = "
    const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
    const script = document.createElement('script');
    script.textContent = 'window.foreign = true';
    document.body.append(script);
    return {
        foreign: loaded.filter((url) => new URL(url).origin !== location.origin && !url.startsWith('data:')),
        policy: document.querySelector('meta[http-equiv=Content-Security-Policy]') !== null,
        ran: window.foreign === true,
    };";

/// A phone zooms out where a page is too wide, so its own idea of its width does not count. And mdBook's column of text
/// would be moved in itself.
const EXCESS: &str = "
    await Promise.all(document.getAnimations().map((moving) => moving.finished));
    const columns = ['#mdbook-content', '#mdbook-page-wrapper', '.page', 'main'].map((place) => document.querySelector(place));
    const excesses = columns.filter(Boolean).map((column) => column.scrollWidth - column.clientWidth);
    return Math.max(document.scrollingElement.scrollWidth - args[0], ...excesses);";

const PANEL: &str = "
    document.querySelector('button.run').click();
    while (!document.querySelector('.panel')?.dataset.runs) await new Promise((resolve) => setTimeout(resolve, 5));
    return null;";

/// Rules for people, as axe-core checks them: the levels A and AA. With the second theme nothing changes but the colours.
const AXE: &str = "
    const only = args[0] === 'light'
        ? { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }
        : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap((broken) => broken.nodes.map((node) => ({
        rule: broken.id, place: node.target.join(' '), html: node.html.slice(0, 120),
        data: node.any.map((check) => check.message).join(' ').slice(0, 220),
    })));";

fn visits() -> &'static [Visit] {
    static VISITS: OnceLock<Vec<Visit>> = OnceLock::new();
    VISITS.get_or_init(|| {
        let browser = browser();
        let axe = course::root().join("xtask/book/vendor/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).unwrap();
        pages().into_iter().map(|page| visit(&browser, page, &axe)).collect()
    })
}

fn visit(browser: &Browser, page: String, axe: &str) -> Visit {
    let excess = excess(browser, &page);
    open(browser, &page);
    let errors = browser.errors();
    let loaded = browser.script(LOADED, Vec::new());
    browser.errors();
    browser.script(axe, Vec::new());
    let mut violations = Vec::new();
    // All chapters in one are for paper.
    for theme in THEMES.into_iter().filter(|_| page != "print.html") {
        let choose = "document.getElementById(`mdbook-theme-${arguments[0]}`)?.click()";
        browser.script(choose, vec![json!(theme)]);
        let found: Vec<Value> = serde_json::from_value(browser.wait_for(AXE, vec![json!(theme)])).unwrap();
        violations.extend(found.iter().map(|found| format!("{page} {theme}: {found}")));
    }
    let foreign = serde_json::from_value(loaded["foreign"].clone()).unwrap();
    let (has_policy, ran) = (loaded["policy"] == true, loaded["ran"] == true);
    Visit { page, errors, foreign, has_policy, ran_a_foreign_script: ran, excess, violations }
}

/// How many pixels of a page a phone cannot show without being moved sideways.
fn excess(browser: &Browser, page: &str) -> i64 {
    let phone = json!({ "width": PHONE.0, "height": PHONE.1, "deviceScaleFactor": 1, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", phone);
    open(browser, page);
    let excess = browser.wait_for(EXCESS, vec![json!(PHONE.0)]).as_i64().unwrap();
    browser.devtools("Emulation.clearDeviceMetricsOverride", json!({}));
    excess
}

fn open(browser: &Browser, page: &str) {
    browser.open(page);
    if page == WITH_PANEL {
        browser.wait_for(PANEL, Vec::new());
    }
}

/// Every visit of which this does not hold.
fn expect(claim: impl Fn(&Visit) -> Option<String>) {
    let wrong: Vec<String> = visits()
        .iter()
        .filter_map(|visit| claim(visit).map(|said| format!("{}: {said}", visit.page)))
        .collect();
    assert!(wrong.is_empty() && visits().len() > 20, "{}", wrong.join("\n"));
}

#[test]
fn no_page_has_an_error_in_its_console() {
    expect(|visit| (!visit.errors.is_empty()).then(|| visit.errors.join("\n")));
}

#[test]
fn no_page_loads_anything_from_another_host() {
    expect(|visit| (!visit.foreign.is_empty()).then(|| visit.foreign.join(" ")));
}

#[test]
fn every_page_has_a_policy_and_runs_no_script_but_the_sites() {
    expect(|visit| {
        let is_well = visit.has_policy && !visit.ran_a_foreign_script;
        (!is_well).then(|| format!("policy {}, script ran {}", visit.has_policy, visit.ran_a_foreign_script))
    });
}

#[test]
fn no_page_scrolls_sideways_on_a_phone() {
    expect(|visit| (visit.excess > 0).then(|| format!("{} pixels too wide", visit.excess)));
}

#[test]
fn no_page_violates_the_rules_for_accessible_pages_in_light_or_in_dark() {
    expect(|visit| (!visit.violations.is_empty()).then(|| visit.violations.join("\n")));
}
