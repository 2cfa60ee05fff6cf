//! The two pages to play with: what they show is what the lessons compute.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::{Browser, browser, browser_alone};
use crate::course::{Folder, words};

/// What is shown has so many digits behind the point.
const SHOWN: usize = 6;

const PAGE: &str = "
    while (!document.querySelector('.play')?.page) await new Promise((resolve) => setTimeout(resolve, 5));
    const page = document.querySelector('.play').page;
    const settled = async () => { do await page.busy; while (page.busy); };
    const { files } = await import('/course/runner.js');
    const text = (name) => new TextDecoder().decode(files.get(name));
    const load = async (name) => { await page.load(name); await settled(); };";

/// What a script finds on the page.
fn found(browser: &Browser, script: &str, arguments: Vec<Value>) -> Value {
    browser.wait_for(&format!("{PAGE}{script}"), arguments)
}

/// What a lesson answers to the files of the page, without a browser.
fn native(program: &str, files: &[(&str, &Value)], flags: &str) -> Value {
    let folder = Folder::new();
    for (name, text) in files {
        folder.write(name, text.as_str().unwrap());
    }
    let run = folder.run(program, &words(&format!("{flags} --json")));
    assert_eq!(run.status, 0, "{flags}: {}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// Numbers as they are shown; -0 is 0.
fn shown(values: &Value) -> Vec<String> {
    let list = values.as_array().cloned().unwrap_or_else(|| vec![values.clone()]);
    list.iter().map(|value| format!("{:.SHOWN$}", value.as_f64().unwrap() + 0.0)).collect()
}

#[test]
fn a_thousand_steps_of_the_page_are_those_of_the_lesson() {
    let browser = browser();
    browser.open("neuron.html");
    let page = found(
        &browser,
        "await load('overlapping');
         for (let step = 0; step < 1000; step++) await page.step();
         await page.refresh();
         return { w: page.state.w, b: page.state.b, costs: page.costs, points: text('points.csv'), told: page.parts.equations.textContent };",
        Vec::new(),
    );
    let flags = "--data points.csv --w=0,0 --b=0 --learning-rate 0.1 --iterations 1000";
    let lesson = native("lesson06", &[("points.csv", &page["points"])], flags);
    for key in ["w", "b", "costs"] {
        assert_eq!(shown(&page[key]), shown(&lesson[key]), "{key}");
    }
    let told = page["told"].as_str().unwrap();
    assert!(told.contains("after 1000 steps"), "{told}");
    assert!(told.contains(&format!("w  = ({})", shown(&lesson["w"]).join(", "))), "{told}");
}

#[test]
fn a_rate_that_is_too_large_makes_the_cost_bounce_as_in_the_lesson() {
    let browser = browser();
    browser.open("neuron.html");
    let page = found(
        &browser,
        "await load('overlapping');
         const { input } = page.inputs.rate;
         input.value = input.max;
         input.dispatchEvent(new Event('input'));
         for (let step = 0; step < 12; step++) await page.stepOnce();
         return { rate: page.state.rate, costs: page.costs, points: text('points.csv') };",
        Vec::new(),
    );
    let flags = format!("--data points.csv --w=0,0 --b=0 --learning-rate {} --iterations 12", page["rate"]);
    let lesson = native("lesson06", &[("points.csv", &page["points"])], &flags);
    assert_eq!(shown(&page["costs"]), shown(&lesson["costs"]));
    let costs: Vec<f64> = serde_json::from_value(page["costs"].clone()).unwrap();
    assert!(costs.windows(2).any(|pair| pair[1] > pair[0]), "{costs:?}");
}

#[test]
fn what_a_slider_changes_is_what_the_lessons_say_and_how_soon_is_told() {
    #[derive(Deserialize)]
    struct Moves {
        median: f64,
        late: f64,
    }
    let browser = browser_alone();
    browser.open("neuron.html");
    let page = found(
        &browser,
        "await load('blobs');
         while (!page.surface) await new Promise((resolve) => setTimeout(resolve, 20));
         const took = [];
         for (let move = 0; move < 110; move++) {
             const { input } = page.inputs.w1;
             const start = performance.now();
             input.value = -3 + 0.05 * move;
             input.dispatchEvent(new Event('input'));
             await settled();
             took.push(performance.now() - start);
             await new Promise(requestAnimationFrame);
         }
         page.inputs.threshold.input.value = 0.8;
         page.inputs.threshold.input.dispatchEvent(new Event('input'));
         await settled();
         const sorted = took.slice(10).sort((one, other) => one - other);
         return {
             moves: { median: sorted[50], late: sorted[95] }, state: page.state, point: page.points[page.state.chosen],
             example: page.shown.example, pass: page.shown.pass, judged: page.shown.judged, shades: page.shown.shades,
             points: text('points.csv'), model: text('neuron.json'), grid: text('grid.csv'),
             table: page.parts.confusion.textContent,
         };",
        Vec::new(),
    );
    let Moves { median, late } = serde_json::from_value(page["moves"].clone()).unwrap();
    println!("a slider with 500 points: median {median:.1} ms, 95th percentile {late:.1} ms");

    let files =
        [("points.csv", &page["points"]), ("neuron.json", &page["model"]), ("grid.csv", &page["grid"])];
    let (w, b) = (&page["state"]["w"], &page["state"]["b"]);
    let neuron = format!("--w={},{} --b={b}", w[0], w[1]);
    let pass = native("lesson06", &files, &format!("--data points.csv {neuron}"));
    for key in ["j", "dw", "db"] {
        assert_eq!(shown(&page["pass"][key]), shown(&pass[key]), "{key}");
    }
    let (x, y) = (&page["point"]["x"], &page["point"]["y"]);
    let example = native("lesson05", &[], &format!("{neuron} --x={},{} --y {y}", x[0], x[1]));
    for key in ["z", "a", "loss", "dz", "dw", "db"] {
        assert_eq!(shown(&page["example"][key]), shown(&example[key]), "{key}");
    }
    let judged = native("lesson09", &files, "evaluate --model neuron.json --data points.csv --threshold 0.8");
    assert_eq!(page["judged"]["confusion"], judged["confusion"]);
    let answered = format!("answer 1{}{}", judged["confusion"]["tp"], judged["confusion"]["fp"]);
    assert!(page["table"].as_str().unwrap().contains(&answered), "{}", page["table"]);
    let shades = native("lesson09", &files, "predict --model neuron.json --data grid.csv");
    assert_eq!(shown(&page["shades"]), shown(&shades["probabilities"]));
}

#[test]
fn points_are_clicked_typed_and_pasted() {
    let browser = browser();
    browser.open("neuron.html");
    found(&browser, "await load('empty'); page.parts.click.value = '1'; return null", Vec::new());
    browser.click(&browser.find("canvas.picture"));
    let points =
        |script: &str| found(&browser, &format!("{script} await settled(); return page.points"), Vec::new());
    // In the middle of an empty picture, which reaches from -3 to 3.
    let clicked = points("");
    assert_eq!(clicked.as_array().unwrap().len(), 1);
    assert_eq!(clicked[0]["y"], 1);
    assert!(clicked[0]["x"][0].as_f64().unwrap().abs() < 0.1, "{clicked}");
    let typed = points(
        "page.parts.x1.value = -1.5; page.parts.x2.value = 0.25; page.parts.y.value = '0';
         [...document.querySelectorAll('.play button')].find((button) => button.textContent === 'Add').click();",
    );
    assert_eq!(typed[1], json!({ "x": [-1.5, 0.25], "y": 0 }));
    let paste = |table: &str, flags: &str| {
        let script = "
            page.parts.table.value = args[0];
            page.parts.flags.value = args[1];
            const before = page.points;
            [...document.querySelectorAll('.play button')].find((button) => button.textContent === 'Use the table').click();
            while (page.points === before && page.parts.said.textContent === '') await new Promise((resolve) => setTimeout(resolve, 5));
            await settled();
            return [page.points, page.parts.said.textContent];";
        found(&browser, script, vec![json!(table), json!(flags)])
    };
    let refused = paste("a,b,ill\n1,2,no\n3,x,yes\n", "--label ill --positive yes");
    assert!(refused[1].as_str().unwrap().starts_with("own.csv, line 3"), "{refused}");
    let used = paste("a;b;ill\n1,5;2;no\n3;4;yes\n", "--label ill --positive yes");
    assert_eq!(used[1], "");
    assert_eq!(used[0], json!([{ "x": [1.5, 2], "y": 0 }, { "x": [3, 4], "y": 1 }]));
}

#[test]
fn ten_neurons_learn_digits_and_judge_a_drawing_as_the_lesson_does() {
    let browser = browser();
    browser.open("digits.html");
    let page = found(
        &browser,
        "await page.ready;
         [...document.querySelectorAll('.play button')].find((button) => button.textContent === 'Clear').click();
         const { left, top, width, height } = page.parts.pad.getBoundingClientRect();
         const drag = (type, column, row) => page.parts.pad.dispatchEvent(new PointerEvent(type, {
             clientX: left + (column + 0.5) * width / 8, clientY: top + (row + 0.5) * height / 8, buttons: 1, bubbles: true }));
         drag('pointerdown', 4, 0);
         for (let row = 1; row < 8; row++) drag('pointermove', 4, row);
         await page.round();
         await page.round();
         return {
             neurons: page.neurons.map(({ w, chance, steps }) => ({ w, chance, steps })), drawn: text('drawn.csv'),
             told: page.parts.told.textContent, pixels: page.pixels,
         };",
        Vec::new(),
    );
    let ink: Vec<i64> = (0..8).map(|row| page["pixels"][row * 8 + 4].as_i64().unwrap()).collect();
    assert_eq!((ink, &page["pixels"][0]), (vec![16; 8], &json!(0)));
    let folder = Folder::new();
    folder.write("drawn.csv", page["drawn"].as_str().unwrap());
    let run = |flags: &str| -> Value {
        let run = folder.run("lesson09", &words(&format!("{flags} --json")));
        assert_eq!(run.status, 0, "{flags}: {}", run.err);
        serde_json::from_str(&run.out).unwrap()
    };
    let data = "--data shared/data/digits.csv --learning-rate 0.1 --iterations 10";
    let mut best = (0.0, 0);
    for (digit, neuron) in page["neurons"].as_array().unwrap().iter().enumerate() {
        run(&format!("train {data} --positive {digit} --standardize --model d.json"));
        let trained = run(&format!("train {data} --from d.json --model d.json"));
        let answer = run("predict --model d.json --data drawn.csv");
        // Lesson 09's trainer has the same bits everywhere.
        let w = |told: &Value| serde_json::from_value::<Vec<f64>>(told["w"].clone()).unwrap();
        assert_eq!((w(neuron), &neuron["steps"]), (w(&trained), &json!(20)), "the neuron for {digit}");
        assert_eq!(shown(&neuron["chance"]), shown(&answer["probabilities"]));
        let chance = answer["probabilities"][0].as_f64().unwrap();
        if chance > best.0 {
            best = (chance, digit);
        }
    }
    let told = format!("most like a {}, with a chance of {:.4}.", best.1, best.0);
    assert!(page["told"].as_str().unwrap().contains(&told), "{}", page["told"]);
}
