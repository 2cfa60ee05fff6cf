//! Runs lesson 10 on its inputs and tells what happened.

use lesson10::inputs::{Inputs, Pair};
use lesson10::{Mismatch, Operand, broadcast_shape, combine, percentages, size_at, stretched_strides, tuple};
use ndarray::{Array1, Array2, ArrayD, ArrayView2, Axis, IxDyn, array, s};
use serde::Serialize;
use shared::page::{Page, counted, decimals, short, thousands};

use crate::boxes;
use crate::operators::Operators;

/// The largest result that is computed by hand.
const MOST_NUMBERS: usize = 1_000_000;

/// The numbers of the lesson.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Walkthrough {
    /// One pair of shapes, and without flags the whole lesson.
    One {
        #[serde(flatten)]
        pair: Broadcast,
        #[serde(flatten)]
        story: Option<Box<Story>>,
    },
    /// Pairs drawn at random.
    Many { pairs: Vec<Broadcast> },
}

/// What the rule makes of two shapes.
#[derive(Serialize)]
pub struct Broadcast {
    left: Vec<usize>,
    right: Vec<usize>,
    result: Option<Vec<usize>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(flatten)]
    by_hand: Option<ByHand>,
}

/// The rule run for real: left + 1000 right, where each operand holds 0, 1, 2, ...
#[derive(Serialize)]
struct ByHand {
    /// None if there is nothing to read.
    #[serde(flatten)]
    strides: Option<Strides>,
    /// Every result times its place, 1, 2, 3, ..., added up: results in the wrong places show.
    checksum: f64,
    #[serde(skip)]
    equals_ndarray: bool,
}

/// The stretched strides of both operands.
#[derive(Serialize)]
struct Strides {
    left_strides: Vec<usize>,
    right_strides: Vec<usize>,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
pub struct Story {
    calories: Vec<f64>,
    totals: Vec<f64>,
    percentages: Vec<f64>,
    axes: Vec<Summed>,
    square: Square,
    bias: Bias,
    #[serde(flatten)]
    operators: Operators,
    silent: Silent,
}

/// A sum over one axis, and whether the matrix can be divided by it.
#[derive(Serialize)]
struct Summed {
    numpy: &'static str,
    #[serde(skip)]
    ndarray: &'static str,
    shape: Vec<usize>,
    divided: Option<Vec<usize>>,
}

/// A square matrix divided by the totals of its rows, which fit its columns too.
#[derive(Serialize)]
struct Square {
    shape: Vec<usize>,
    amount: f64,
    /// The total of its row, and its share of that.
    total: f64,
    share: f64,
    /// The number by which a list of totals divides it, and what comes out.
    wrong_total: f64,
    wrong_share: f64,
}

/// z = w'X + b for the four examples of lesson 08.
#[derive(Serialize)]
struct Bias {
    w_x: Vec<f64>,
    b: f64,
    strides: Vec<usize>,
    z: Vec<f64>,
}

/// A column minus what was meant to be a column.
#[derive(Serialize)]
struct Silent {
    a: Vec<f64>,
    y: Vec<f64>,
    shape: Vec<usize>,
    difference: Vec<f64>,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(inputs: Inputs) -> Walkthrough {
        match inputs {
            Inputs::Shapes { pair, whole_lesson } => Walkthrough::One {
                pair: Broadcast::new(pair),
                story: whole_lesson.then(|| Box::new(Story::new())),
            },
            Inputs::RandomPairs(pairs) => {
                Walkthrough::Many { pairs: pairs.into_iter().map(Broadcast::new).collect() }
            }
        }
    }
}

impl Broadcast {
    fn new([left, right]: Pair) -> Broadcast {
        let result = broadcast_shape(&left, &right);
        let count = |shape: &[usize]| shape.iter().try_fold(1usize, |count, &size| count.checked_mul(size));
        let small = |shape: &[usize]| count(shape).is_some_and(|count| count <= MOST_NUMBERS);
        let by_hand = match &result {
            Ok(shape) if [&left, &right, shape].into_iter().all(|shape| small(shape)) => {
                Some(ByHand::new(&left, &right, shape))
            }
            _ => None,
        };
        let error = result.as_ref().err().map(Mismatch::to_string);
        Broadcast { result: result.ok(), error, by_hand, left, right }
    }
}

impl ByHand {
    fn new(left: &[usize], right: &[usize], shape: &[usize]) -> ByHand {
        let numbered =
            |shape: &[usize]| (0..shape.iter().product()).map(|k: usize| k as f64).collect::<Vec<f64>>();
        let (left_values, right_values) = (numbered(left), numbered(right));
        let f = |one: f64, other: f64| one + 1000.0 * other;
        let (one, other) =
            (Operand { values: &left_values, shape: left }, Operand { values: &right_values, shape: right });
        let by_hand = combine(&one, &other, f).expect("the shapes fit");
        let array = |operand: &Operand| {
            let values = operand.values.to_vec();
            ArrayD::from_shape_vec(IxDyn(operand.shape), values).expect("as many values as the shape says")
        };
        let by_ndarray = array(&one) + 1000.0 * array(&other);
        let places = (1..=by_hand.len()).map(|place| place as f64);
        ByHand {
            strides: (!by_hand.is_empty()).then(|| Strides {
                left_strides: stretched_strides(left, shape),
                right_strides: stretched_strides(right, shape),
            }),
            checksum: places.zip(&by_hand).fold(0.0, |sum, (place, value)| sum + place * value),
            equals_ndarray: by_ndarray.shape() == shape && by_ndarray.iter().eq(by_hand.iter()),
        }
    }
}

impl Story {
    fn new() -> Story {
        // Calories from carbs, proteins and fats in 100 g of apples, beef, eggs and potatoes.
        let calories = array![[56.0, 0.0, 4.4, 68.0], [1.2, 104.0, 52.0, 8.0], [1.8, 135.0, 99.0, 0.9]];
        let summed = |numpy, ndarray, sum: ArrayD<f64>| Summed {
            numpy,
            ndarray,
            shape: sum.shape().to_vec(),
            divided: broadcast_shape(calories.shape(), sum.shape()).ok(),
        };
        let sum = |axis: usize| calories.sum_axis(Axis(axis));
        let kept = |axis: usize| sum(axis).insert_axis(Axis(axis)).into_dyn();
        Story {
            totals: sum(0).to_vec(),
            percentages: percentages(&calories).iter().copied().collect(),
            axes: vec![
                summed("cal.sum(axis=0)", "sum_axis(Axis(0))", sum(0).into_dyn()),
                summed("cal.sum(axis=0, keepdims=True)", "then insert_axis(Axis(0))", kept(0)),
                summed("cal.sum(axis=1)", "sum_axis(Axis(1))", sum(1).into_dyn()),
                summed("cal.sum(axis=1, keepdims=True)", "then insert_axis(Axis(1))", kept(1)),
            ],
            square: Square::new(calories.slice(s![.., ..3])),
            calories: calories.iter().copied().collect(),
            bias: Bias::new(),
            operators: Operators::run(),
            silent: Silent::new(),
        }
    }
}

impl Square {
    fn new(amounts: ArrayView2<f64>) -> Square {
        let totals = amounts.sum_axis(Axis(1)); // (3,)
        let wrong = 100.0 * &amounts / &totals;
        let right = 100.0 * &amounts / totals.view().insert_axis(Axis(1));
        Square {
            shape: amounts.shape().to_vec(),
            amount: amounts[[1, 0]],
            total: totals[1],
            share: right[[1, 0]],
            wrong_total: totals[0],
            wrong_share: wrong[[1, 0]],
        }
    }
}

impl Bias {
    fn new() -> Bias {
        let x = array![[2.0, 1.0, 0.0, -1.0], [1.0, -1.0, 2.0, 0.0]];
        let (w, b) = (array![[0.5], [0.25]], 0.25);
        let w_x: Array2<f64> = w.t().dot(&x);
        Bias {
            b,
            strides: stretched_strides(&[], w_x.shape()),
            z: (&w_x + b).iter().copied().collect(),
            w_x: w_x.iter().copied().collect(),
        }
    }
}

impl Silent {
    fn new() -> Silent {
        let a: Array2<f64> = array![[0.9], [0.2], [0.7]];
        let y: Array1<f64> = array![1.0, 0.0, 1.0];
        let difference = &a - &y;
        Silent {
            shape: difference.shape().to_vec(),
            difference: difference.iter().copied().collect(),
            a: a.iter().copied().collect(),
            y: y.to_vec(),
        }
    }
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        match self {
            Walkthrough::Many { pairs } => narrate_many(pairs, &mut page),
            Walkthrough::One { pair, story: None } => {
                pair.narrate_rule(&mut page);
                pair.narrate_by_hand(&mut page);
            }
            Walkthrough::One { pair, story: Some(story) } => {
                story.narrate_percentages(&mut page);
                pair.narrate_rule(&mut page);
                story.narrate_axes(&mut page);
                pair.narrate_by_hand(&mut page);
                story.bias.narrate(&mut page);
                story.operators.narrate(&mut page);
                story.silent.narrate(&mut page);
            }
        }
        page.finish()
    }
}

impl Broadcast {
    fn narrate_rule(&self, page: &mut Page) {
        page.section("The rule");
        page.say(&format!("{} with {}:", tuple(&self.left), tuple(&self.right)));
        let axes = self.left.len().max(self.right.len());
        if axes == 0 {
            return page.say("Neither has an axis: the result is a number.");
        }
        // The last axis on the right.
        let line = |name: &str, cell: &dyn Fn(usize) -> String| {
            let cells = (1..=axes).rev().map(|place| format!("{:>6}", cell(place)));
            format!("{name:<12}{}", cells.collect::<String>())
        };
        let size = |shape: &[usize], place: usize| {
            if place <= shape.len() { size_at(shape, place).to_string() } else { "-".to_string() }
        };
        let fit = |place: usize| {
            let fit = broadcast_shape(&[size_at(&self.left, place)], &[size_at(&self.right, place)]);
            fit.map_or("?".to_string(), |fit| size_at(&fit, 1).to_string())
        };
        let lines = [
            line("axis", &|place| format!("-{place}")),
            line("left", &|place| size(&self.left, place)),
            line("right", &|place| size(&self.right, place)),
            line("result", &fit),
        ];
        page.lines(&lines.join("\n"));
        match &self.error {
            Some(error) => page.say(&format!("{error}.")),
            None => {
                if let Some(picture) = boxes::draw(&self.left, &self.right) {
                    page.lines(&picture);
                    page.say("██ is stored; ░░ is the stored number beside or above it, read again.");
                }
            }
        }
    }

    fn narrate_by_hand(&self, page: &mut Page) {
        let Some(result) = &self.result else { return };
        page.section("By hand, with strides of 0");
        let Some(by_hand) = &self.by_hand else {
            return page.say("These shapes are too large to be computed here.");
        };
        let Some(strides) = &by_hand.strides else {
            return page
                .say(&format!("The result {} has a size of 0: there is nothing to add.", tuple(result)));
        };
        let operand = |name: &str, shape: &[usize], stretched: &[usize]| {
            let stored: usize = shape.iter().product();
            let row = |first: &str, name: &str, text: String| vec![first.to_string(), name.to_string(), text];
            [
                row(name, "shape", tuple(shape)),
                row("", "strides", tuple(&lesson10::strides(shape))),
                row("", "stretched", tuple(stretched)),
                row("", "stored", counted(stored, "number")),
            ]
        };
        let left = operand("left", &self.left, &strides.left_strides);
        let right = operand("right", &self.right, &strides.right_strides);
        page.texts(&["operand", "", ""], &[left, right].concat());
        let count = counted(result.iter().product(), "pair");
        let equal = if by_hand.equals_ndarray { "equal" } else { "NOT EQUAL" };
        page.say(&format!(
            "{count}, read with these strides and added: {equal} to ndarray's sums, to the last bit."
        ));
    }
}

fn narrate_many(pairs: &[Broadcast], page: &mut Page) {
    page.section(&counted(pairs.len(), "random pair"));
    let fit = pairs.iter().filter(|pair| pair.result.is_some()).count();
    let equal =
        pairs.iter().filter(|pair| pair.by_hand.as_ref().is_some_and(|sum| sum.equals_ndarray)).count();
    let rows: Vec<Vec<String>> = pairs
        .iter()
        .take(8)
        .map(|pair| {
            let result = pair.result.as_ref().map_or("-".to_string(), |result| tuple(result));
            vec![tuple(&pair.left), tuple(&pair.right), result]
        })
        .collect();
    page.table(&["left", "right", "result"], &rows);
    page.say(&format!(
        "{} of {} fit. In {} of these the sum by hand equals ndarray's, to the last bit.",
        thousands(fit),
        thousands(pairs.len()),
        thousands(equal)
    ));
}

impl Story {
    fn narrate_percentages(&self, page: &mut Page) {
        page.section("Calories in 100 g");
        let row = |name: &str, values: &[f64], places: usize| {
            let mut row = vec![name.to_string()];
            row.extend(values.iter().map(|&value| decimals(value, places)));
            row
        };
        let names = ["carbs", "proteins", "fats"];
        let header = |name| [name, "apples", "beef", "eggs", "potatoes"];
        let rows = |values: &[f64], places| -> Vec<Vec<String>> {
            values.chunks(4).zip(names).map(|(values, name)| row(name, values, places)).collect()
        };
        let mut amounts = rows(&self.calories, 1);
        amounts.push(row("total", &self.totals, 1));
        page.table(&header("cal, calories from"), &amounts);
        page.table(&header("100 cal / total, %"), &rows(&self.percentages, 2));
        page.say(&format!(
            "Carbs in apples: 100 * {} / {} = {}.",
            short(self.calories[0]),
            short(self.totals[0]),
            decimals(self.percentages[0], 2)
        ));
    }

    fn narrate_axes(&self, page: &mut Page) {
        page.section("Axis 0 and axis 1");
        let rows: Vec<Vec<String>> = self
            .axes
            .iter()
            .map(|summed| {
                let divided = summed.divided.as_ref().map_or("refused".to_string(), |shape| tuple(shape));
                vec![summed.numpy.to_string(), summed.ndarray.to_string(), tuple(&summed.shape), divided]
            })
            .collect();
        page.table(&["the sum in NumPy", "in ndarray", "shape", "cal / it"], &rows);
        let Square { shape, amount, total, share, wrong_total, wrong_share } = &self.square;
        page.say(&format!(
            "The first three foods alone are {}. Which share of its row has each number? Apples' proteins are {} of {}, \
             or {}%. The list of the rows' totals fits here, but divides them by {}, the total of the carbs: {}%.",
            tuple(shape),
            short(*amount),
            short(*total),
            decimals(*share, 2),
            short(*wrong_total),
            decimals(*wrong_share, 2)
        ));
    }
}

impl Bias {
    fn narrate(&self, page: &mut Page) {
        page.section("What b becomes in Z = w' X + b");
        let numbers =
            |values: &[f64]| values.iter().map(|&value| format!("{:>7}", short(value))).collect::<String>();
        let m = self.z.len();
        page.lines(&format!(
            "w' X  (1, {m}){}\nb     ()    {}     read with strides {}\nZ     (1, {m}){}",
            numbers(&self.w_x),
            numbers(&vec![self.b; m]),
            tuple(&self.strides),
            numbers(&self.z)
        ));
    }
}

impl Silent {
    fn narrate(&self, page: &mut Page) {
        page.section("Surprise: a column minus a list");
        let (a, y) = ([self.a.len(), 1], [self.y.len()]);
        page.say(&format!("A is {}, one chance below the other; Y is {}.", tuple(&a), tuple(&y)));
        let cells = |values: &[f64]| {
            values.iter().map(|&value| format!("{:>7}", decimals(value, 1))).collect::<String>()
        };
        let mut grid = vec![format!("A - Y     Y ={}", cells(&self.y))];
        grid.extend(
            self.difference
                .chunks(self.shape[1])
                .zip(&self.a)
                .map(|(row, &a)| format!("A = {:>4}     {}", decimals(a, 1), cells(row))),
        );
        page.lines(&grid.join("\n"));
        page.say(&format!(
            "{} errors were wanted. The result is {}, and nobody complained.",
            self.y.len(),
            tuple(&self.shape)
        ));
    }
}
