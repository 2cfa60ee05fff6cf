//! The laboratory: what its flags refuse, which data has no best w, and what fits on a screen.

use shared::data::{BREAST_CANCER, Selection, TWO_FEATURES, read_examples};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson12"));

const TUMOURS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

/// Writes a file for one test and returns its path.
fn file(name: &str, content: &str) -> String {
    testing::file(env!("CARGO_TARGET_TMPDIR"), name, content)
}

#[test]
fn bad_flags_get_one_line() {
    for l2 in ["-1", "NaN", "inf", "much", ""] {
        LESSON.refuses(&["--l2", l2], 2, &["--l2", "expected"]);
    }
    LESSON.refuses(&["--l2", "-1"], 2, &["found -1, expected a number, 0 or more"]);
    LESSON.refuses(&["--iterations", "100001"], 2, &["0 to 100000"]);
    for flag in ["--w", "--b", "--learning-rate"] {
        LESSON.refuses(&[flag, "1"], 2, &[flag, "unknown"]);
    }
    LESSON.refuses(&["--data", "nowhere.csv"], 1, &["nowhere.csv", "it was looked for in "]);
    LESSON.refuses(&["--features", "radius"], 1, &["'radius'"]);
}

#[test]
fn separable_classes_have_no_best_w() {
    let data = file("separable.csv", "x,y\n1,0\n2,0\n3,1\n4,1\n");
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["separable", "no best w", "--l2 1"]);
    assert!(LESSON.json(&["--data", &data, "--standardize", "--l2", "1"]).contains("\"converged\":true"));
}

#[test]
fn labels_that_are_all_the_same_have_no_lowest_point() {
    let data = file("same.csv", "x,y\n1,0\n2,0\n3,0\n");
    for l2 in ["0", "1"] {
        LESSON.refuses(&["--data", &data, "--l2", l2], 1, &["every label is 0", "both labels"]);
    }
}

#[test]
fn values_whose_squares_are_0_are_refused() {
    let data = file("tiny.csv", "x,y\n1e-170,0\n2e-170,0\n3e-170,1\n4e-170,0\n5e-170,1\n");
    LESSON.refuses(&["--data", &data], 1, &["column 'x'", "too small", "rescale"]);
}

#[test]
fn every_build_has_newtons_method_and_eigenvalues() {
    let json = LESSON.value(&["--l2", "1"]);
    assert_eq!(json["method"], "newton");
    assert!(json["hessian_min_eigenvalue"].as_f64().is_some_and(|least| least > 0.0), "{json}");
    for flags in [&[][..], &["--l2", "1"]] {
        let text = LESSON.text(flags).to_lowercase();
        assert!(!text.contains("skipped") && !text.contains("--features"), "{text}");
    }
}

#[test]
fn years_and_timestamps_need_no_standardizing() {
    let rows = |offset: f64| {
        let row =
            |i: i32| format!("{},{},{}", offset + f64::from(7 * i % 23), i % 5, u8::from(i * i % 7 < 3));
        (0..30).map(row).collect::<Vec<_>>().join("\n")
    };
    let fit = |name: &str, offset: f64| {
        LESSON.value(&["--data", &file(name, &format!("when,u,y\n{}\n", rows(offset)))])
    };
    let near = fit("near.csv", 0.0);
    for offset in [2000.0, 1e6, 1.7e9] {
        let far = fit("far.csv", offset);
        assert_eq!((&far["converged"], &far["steps"]), (&true.into(), &near["steps"]), "{offset}");
        for key in ["cost", "w"] {
            let numbers = |json: &serde_json::Value| match &json[key] {
                serde_json::Value::Array(list) => list.iter().map(|w| w.as_f64().unwrap()).collect(),
                number => vec![number.as_f64().unwrap()],
            };
            for (found, expected) in numbers(&far).iter().zip(numbers(&near)) {
                // Whole numbers lose no digit to the offset.
                assert!((found - expected).abs() <= 1e-12, "{key} {found}, expected {expected}");
            }
        }
    }
}

#[test]
fn too_many_features_for_newtons_method_are_counted() {
    let row = |label: usize| (0..1001).map(|k| (k * label % 7).to_string()).collect::<Vec<_>>().join(",");
    let header: Vec<String> = (0..1001).map(|k| format!("x{k}")).collect();
    let data = file("very_wide.csv", &format!("{},y\n{},0\n{},1\n", header.join(","), row(1), row(2)));
    LESSON.refuses(&["--data", &data], 1, &["1,001 features", "at most 1000", "--features"]);
}

#[test]
fn too_few_steps_are_named() {
    assert!(LESSON.text(&["--iterations", "2"]).contains("not reached: after 2 steps"));
}

#[test]
fn numbers_too_large_are_null_and_named() {
    let data = file("large.csv", "x,y\n1e200,0\n-1e200,1\n2,1\n");
    assert!(LESSON.text(&["--data", &data]).contains("too large for an f64"));
    assert!(LESSON.json(&["--data", &data]).contains("\"gradient_norm\":null"));
}

#[test]
fn tumours_with_all_features_are_separable() {
    for scale in [&["--standardize"][..], &[]] {
        let flags = [&["--data", TUMOURS], scale].concat();
        LESSON.refuses(&flags, 1, &["breast_cancer.csv", "separable", "after 13 steps", "no best w"]);
    }
}

#[test]
fn columns_that_depend_on_each_other_are_named() {
    let data = file("dependent.csv", "u,v,sum,y\n1,5,6,0\n2,1,3,1\n3,3,6,0\n4,2,6,1\n5,5,10,1\n6,1,7,0\n");
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["column 'sum'", "--features", "--l2"]);
    let data = file("constant.csv", "u,v,y\n1,5,0\n2,5,1\n3,5,0\n4,5,1\n");
    LESSON.refuses(&["--data", &data], 1, &["the same in every row", "--standardize"]);
}

#[test]
fn a_penalty_too_small_to_part_columns_is_said_to_be() {
    let data = file("twice.csv", "u,twice,y\n1,2,0\n2,4,1\n3,6,0\n4,8,1\n");
    LESSON.refuses(&["--data", &data], 1, &["column 'twice' is a combination"]);
    let words = ["after 0 steps the Hessian cannot be inverted", "--standardize, or a larger --l2"];
    LESSON.refuses(&["--data", &data, "--l2", "1e-300"], 1, &words);
}

#[test]
fn a_table_beyond_rounding_has_no_best_w() {
    // A line parts these labels, but beside 2e15 an f64 does not see it.
    let data = file("far_away.csv", "x,y\n2e15,0\n2e6,1\n3e6,0\n3e6,0\n");
    LESSON.refuses(&["--data", &data], 1, &["no best w", "as far as an f64 can tell", "--l2 1"]);
}

#[test]
fn more_columns_than_rows_are_separable() {
    let header: Vec<String> = (0..12).map(|k| format!("x{k}")).collect();
    let row = |i: usize| {
        (0..12).map(|k| ((i * i * 7 + k * 13 + i * k) % 23).to_string()).collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = (0..8).map(|i| format!("{},{}", row(i), i % 2)).collect();
    let data = file("wide.csv", &format!("{},y\n{}\n", header.join(","), rows.join("\n")));
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["separable", "no best w"]);
}

#[test]
fn an_outlier_is_no_growing_weight() {
    let data = file("outlier.csv", "x,y\n1e7,1\n3,0\n1,0\n3,1\n4,0\n");
    // By Newton's method in 80 digits: w = 0.301816, b = -1.95584, J = 0.442532.
    let json = LESSON.json(&["--data", &data]);
    assert!(json.contains("\"cost\":0.44253") && json.contains("\"converged\":true"), "{json}");
    let data = file("outlier_penalized.csv", "x,y\n99999999,1\n8,1\n3,1\n3,0\n7,0\n");
    assert!(LESSON.json(&["--data", &data, "--l2", "1"]).contains("\"w\":[0.08101"));
}

#[test]
fn classes_that_touch_have_no_best_w() {
    let data = file("touching.csv", "x,y\n1,0\n2,0\n2,1\n3,1\n");
    LESSON.refuses(&["--data", &data], 1, &["no best w", "--l2 1"]);
}

#[test]
fn a_penalty_parts_a_constant_column_from_the_bias() {
    let data = file("offset.csv", "x,c,y\n1,1e7,0\n2,1e7,1\n3,1e7,0\n4,1e7,1\n");
    let json = LESSON.json(&["--data", &data, "--l2", "1"]);
    assert!(json.contains("\"w\":[0.45287"), "{json}");
}

#[test]
fn a_weight_that_grows_for_ever_is_named() {
    let data = file("growing.csv", "u,rare,y\n1,0,0\n2,0,1\n3,0,0\n4,0,1\n5,0,0\n6,1,1\n2,1,1\n");
    LESSON.refuses(&["--data", &data], 1, &["no best w", "column 'rare'", "one label only", "--l2 1"]);
    // In any unit: here the weight of u is a million times as long.
    let data = file(
        "growing_in_millionths.csv",
        "u,rare,y\n1e-6,0,0\n2e-6,0,1\n3e-6,0,0\n4e-6,0,1\n5e-6,0,0\n6e-6,1,1\n2e-6,1,1\n",
    );
    LESSON.refuses(&["--data", &data], 1, &["no best w", "column 'rare'"]);
    // And here that of rare a billionth: how far a weight moves z counts, not how far it moves.
    let data = file(
        "growing_in_billions.csv",
        "u,rare,y\n1e-6,0,0\n2e-6,0,1\n3e-6,0,0\n4e-6,0,1\n5e-6,0,0\n6e-6,1e9,1\n2e-6,1e9,1\n",
    );
    LESSON.refuses(&["--data", &data], 1, &["no best w", "column 'rare'"]);
    // Two columns that say with certainty what b says otherwise.
    let rows = "1,1,0,0\n2,0,1,1\n3,1,0,1\n4,0,1,0\n1,0,0,0\n2,0,0,0\n3,0,0,0\n1.5,1,0,1\n2.5,0,1,1\n";
    let data = file("bias.csv", &format!("u,red,green,y\n{rows}"));
    LESSON.refuses(&["--data", &data], 1, &["no best w", "column 'red'"]);
    LESSON.refuses(&["--data", TUMOURS, "--standardize", "--l2", "1e-300"], 1, &["penalty", "larger --l2"]);
}

#[test]
fn everything_stays_within_80_columns() {
    let all = ["--data", TUMOURS, "--standardize", "--l2", "0.1"];
    for flags in [&[][..], &["--l2", "1e300"], &["--l2", "1e-300"], &all] {
        LESSON.fits_80_columns(flags);
    }
}

#[test]
fn a_section_can_be_printed_alone() {
    let whole = LESSON.text(&[]);
    let sections: Vec<String> = (1..=10).map(|n| LESSON.text(&["--section", &n.to_string()])).collect();
    assert_eq!(sections.join("\n"), whole);
    LESSON.refuses(&["--section", "11"], 2, &["from 1 to 10"]);
}

#[test]
fn the_map_has_its_contours_at_their_heights_and_ends_at_the_lowest_point() {
    let lesson = LESSON.value(&["--plots"]);
    let series = lesson["plots"]["lowest_point"][0]["series"].as_array().unwrap();
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let b = number(&lesson["b"]);
    let selection = Selection { features: Some(TWO_FEATURES.to_vec()), ..Selection::default() };
    let mut examples = read_examples(BREAST_CANCER, &selection).unwrap();
    lesson06::standardize(&mut examples).unwrap();
    for (contour, level) in series.iter().zip([0.26, 0.3, 0.4, 0.55]) {
        for point in contour["points"].as_array().unwrap() {
            let w = ndarray::array![[number(&point[0])], [number(&point[1])]];
            let cost = lesson06::pass(&examples.x, &examples.y, &w, b).cost;
            // The distance is found to a part of 2^24 of 20.
            assert!((cost - level).abs() <= 1e-6, "{cost} on the contour {level}");
        }
    }
    let newton = series[5]["points"].as_array().unwrap();
    assert_eq!((number(&newton[0][0]), number(&newton[0][1])), (0.0, 0.0));
    let last = &newton[newton.len() - 1];
    assert_eq!((&last[0], &last[1]), (&lesson["w"][0], &lesson["w"][1]));
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    assert!(LESSON.value(&[]).get("plots").is_none());
    let with_plots = LESSON.value(&["--plots"]);
    let plots = with_plots["plots"].as_object().expect("plots are by section");
    assert_eq!(plots.keys().collect::<Vec<_>>(), ["convex_or_not", "lowest_point", "three_neurons"]);
    let [loss, error] = [0, 1].map(|index| &plots["convex_or_not"][index]["y"]["high"]);
    // L(-6) = 6 + ln(1 + e^-6), and C(-6) is nearly 1/2.
    assert!((loss.as_f64().unwrap() - (6.0 + (-6f64).exp().ln_1p())).abs() <= 1e-14);
    assert!((0.49..0.5).contains(&error.as_f64().unwrap()));
    let band = plots["three_neurons"][0]["series"][0]["points"].as_array().unwrap();
    // The neurons answer 1 at the examples with label 1, and not at the others.
    let holds = |example: [f64; 2]| band.contains(&serde_json::json!(example));
    assert!(holds([0.0, 1.0]) && holds([1.0, 0.0]) && !holds([0.0, 0.0]) && !holds([1.0, 1.0]));
}
