//! The parts of lesson 12 that are told only when no flag was given.

use lesson02::{cost, loss, predict, sigmoid};
use lesson12::fit::{Method, Objective, Point, fit};
use lesson12::network::{self, PARAMETERS, XOR};
use lesson12::{
    hessian, lapack, likelihood, log_likelihood, loss_curvature, squared_error, squared_error_curvature,
    with_ones,
};
use ndarray::{Array2, Zip, array};
use serde::Serialize;
use shared::data::{BREAST_CANCER, Selection, digits, read_examples};
use shared::page::{Page, decimals, milestones, number, short, thousands, vector};
use shared::plot;

use crate::found::{Found, Milestone, NEWTON_STEPS, descent_steps};
use crate::pictures;

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
pub struct Story {
    trio: Trio,
    products: Vec<Product>,
    chords: [Chord; 2],
    curvature: Curvature,
    separable: Separable,
    xor: Xor,
    network: Network,
}

/// Three answers, from the likelihood to the cost.
#[derive(Serialize)]
struct Trio {
    a: Vec<f64>,
    y: Vec<f64>,
    likelihood: Vec<f64>,
    log_likelihood: Vec<f64>,
    loss: Vec<f64>,
    product: f64,
    sum_of_logs: f64,
    log_of_product: f64,
    j: f64,
    j_of_lesson_02: f64,
}

/// The likelihood of the first m digits to an untrained neuron.
#[derive(Serialize)]
struct Product {
    m: usize,
    product: f64,
    sum_of_logs: f64,
    j: f64,
}

/// A function in the middle of its chord, and the chord there.
#[derive(Serialize)]
struct Chord {
    curve: f64,
    chord: f64,
}

/// Second derivatives for two features and a bias.
#[derive(Serialize)]
struct Curvature {
    #[serde(skip)]
    m: usize,
    at_zeros: Vec<f64>,
    at_zeros_eigenvalues: Option<Vec<f64>>,
    /// The point at which squared error was found to bend down.
    squared_error_w: Vec<f64>,
    squared_error_hessian: Vec<f64>,
    squared_error_eigenvalues: Option<Vec<f64>>,
    /// J at the same point.
    loss_eigenvalues: Option<Vec<f64>>,
}

/// All 30 features.
#[derive(Serialize)]
struct Separable {
    descent: Found,
    /// The way of Newton's method. Its last w are so long that no two programs agree on their last digits; on the
    /// answers they do.
    #[serde(skip)]
    newton: Option<Found>,
    newton_right: Option<Vec<usize>>,
    penalized: Vec<Penalized>,
}

/// The best w with a penalty.
#[derive(Serialize)]
struct Penalized {
    l2: f64,
    cost: f64,
    w_norm: f64,
    right: usize,
    #[serde(skip)]
    steps: usize,
}

/// One neuron on XOR.
#[derive(Serialize)]
struct Xor {
    tried: usize,
    /// How many of the tried neurons have 0, 1, 2, 3 and 4 answers right.
    right: [usize; 5],
    lowest_j: f64,
    gradient_norm_at_zeros: f64,
    right_at_zeros: usize,
    /// A neuron that draws a line through two sides of the square.
    w: Vec<f64>,
    b: f64,
    j: f64,
    right_with_w: usize,
}

/// Three neurons on XOR.
#[derive(Serialize)]
struct Network {
    seed: u64,
    learning_rate: f64,
    iterations: usize,
    costs: Vec<(usize, f64)>,
    /// One row for each example: the two first neurons and the last.
    answers: Vec<[f64; 3]>,
    right: usize,
    starts: usize,
    solved: usize,
    j_from_zeros: f64,
    #[serde(skip)]
    parameters: [f64; PARAMETERS],
}

impl Story {
    /// Computes every number; the two features are those of the lesson.
    pub fn new(two_features: &Objective) -> Story {
        let loss_at = |w: f64| loss(w, 1.0);
        let error_at = |w: f64| squared_error(w, 1.0);
        Story {
            trio: Trio::new(),
            products: products(),
            chords: [Chord::new(loss_at), Chord::new(error_at)],
            curvature: Curvature::new(two_features),
            separable: Separable::new(),
            xor: Xor::new(),
            network: Network::new(),
        }
    }
}

impl Story {
    /// From the likelihood to the curvature of J.
    pub fn narrate_derivation(&self, page: &mut Page) {
        self.trio.narrate(page);
        narrate_products(&self.products, page);
        narrate_chords(&self.chords, page);
        self.curvature.narrate(page);
    }

    /// Data without a lowest point, and what takes more than one neuron.
    pub fn narrate_limits(&self, page: &mut Page) {
        self.separable.narrate(page);
        self.xor.narrate(page);
        self.network.narrate(page);
    }
}

impl Trio {
    fn new() -> Trio {
        let (a, y) = (vec![0.9, 0.2, 0.7], vec![1.0, 0.0, 1.0]);
        let each = |f: fn(f64, f64) -> f64| a.iter().zip(&y).map(|(&a, &y)| f(a, y)).collect::<Vec<f64>>();
        let z: Vec<f64> = a.iter().map(|a| (a / (1.0 - a)).ln()).collect();
        let (likelihood, log_likelihood) = (each(likelihood), each(log_likelihood));
        let (product, sum_of_logs) = (likelihood.iter().product::<f64>(), log_likelihood.iter().sum::<f64>());
        Trio {
            loss: z.iter().zip(&y).map(|(&z, &y)| loss(z, y)).collect(),
            j: -sum_of_logs / a.len() as f64,
            j_of_lesson_02: cost(&z, &y),
            log_of_product: product.ln(),
            product,
            sum_of_logs,
            likelihood,
            log_likelihood,
            a,
            y,
        }
    }
}

/// An untrained neuron asks of each digit whether it is a 0. Its chance is one half each time.
fn products() -> Vec<Product> {
    let digits = digits().expect("the bundled data is well-formed").digits;
    let labels: Vec<f64> = digits.iter().map(|&digit| f64::from(u8::from(digit == 0))).collect();
    let a = sigmoid(0.0);
    let first = |m: usize| {
        let sum_of_logs = labels[..m].iter().map(|&y| log_likelihood(a, y)).sum::<f64>();
        let product = labels[..m].iter().map(|&y| likelihood(a, y)).product();
        Product { m, product, sum_of_logs, j: -sum_of_logs / m as f64 }
    };
    [100, 1000, 1074, 1075, labels.len()].into_iter().map(first).collect()
}

impl Chord {
    fn new(f: impl Fn(f64) -> f64) -> Chord {
        let (start, end) = pictures::CHORD;
        Chord { curve: f((start + end) / 2.0), chord: (f(start) + f(end)) / 2.0 }
    }
}

impl Curvature {
    fn new(objective: &Objective) -> Curvature {
        let x = with_ones(objective.x);
        let flat = |h: &Array2<f64>| h.iter().copied().collect::<Vec<f64>>();
        let at_zeros = hessian(&x, &Array2::from_elem((1, x.ncols()), loss_curvature(0.0)));
        // Both weights the same, from 0 downward, until squared error bends down along one of them.
        let hessians = |w: f64| {
            let z = array![[w], [w], [0.0]].t().dot(&x); // (1, m)
            let of_error = Zip::from(&z).and(objective.y).map_collect(|&z, &y| squared_error_curvature(z, y));
            (hessian(&x, &of_error), hessian(&x, &z.mapv(loss_curvature)))
        };
        let candidates = (0..40).map(|half| -f64::from(half) / 2.0);
        let bends_down = |w: &f64| hessians(*w).0.diag().iter().any(|&second| second < 0.0);
        let w = candidates.into_iter().find(bends_down).expect("a wrong neuron is far down the curve");
        let (of_error, of_loss) = hessians(w);
        Curvature {
            m: x.ncols(),
            at_zeros: flat(&at_zeros),
            at_zeros_eigenvalues: lapack::eigenvalues(&at_zeros),
            squared_error_w: vec![w, w],
            squared_error_hessian: flat(&of_error),
            squared_error_eigenvalues: lapack::eigenvalues(&of_error),
            loss_eigenvalues: lapack::eigenvalues(&of_loss),
        }
    }
}

impl Separable {
    fn new() -> Separable {
        let mut all =
            read_examples(BREAST_CANCER, &Selection::default()).expect("the bundled data is well-formed");
        lesson06::Standardization::measure(&all.x).apply(&mut all.x);
        let objective = |l2: f64| Objective { x: &all.x, y: &all.y, l2 };
        let descent = Method::GradientDescent(objective(0.0).safe_rate());
        let newton = lapack::BUILT_IN.then(|| {
            let fitted = fit(&objective(0.0), Method::Newton, NEWTON_STEPS);
            Found::new(&fitted, Method::Newton, fitted.steps())
        });
        let penalized = |l2: f64| {
            let fitted = fit(&objective(l2), Method::Newton, NEWTON_STEPS);
            let Point { cost, w_norm, right, .. } = *fitted.last();
            Penalized { l2, cost, w_norm, right, steps: fitted.steps() }
        };
        Separable {
            descent: Found::new(&fit(&objective(0.0), descent, descent_steps(&objective(0.0))), descent, 0),
            newton_right: newton
                .as_ref()
                .map(|found| found.path.iter().map(|point| point.at.right).collect()),
            newton,
            penalized: if lapack::BUILT_IN { [1.0, 1e-3, 1e-6].map(penalized).into() } else { Vec::new() },
        }
    }
}

impl Xor {
    fn new() -> Xor {
        let x = Array2::from_shape_fn((2, 4), |(k, i)| XOR[i].0[k]);
        let y = Array2::from_shape_fn((1, 4), |(_, i)| XOR[i].1);
        let right = |w1: f64, w2: f64, b: f64| {
            XOR.iter().filter(|([x1, x2], y)| predict(w1 * x1 + w2 * x2 + b) == *y).count()
        };
        let values = || (-12..=12).map(|quarter| f64::from(quarter) / 4.0);
        let mut counts = [0; 5];
        for w1 in values() {
            for w2 in values() {
                for b in values() {
                    counts[right(w1, w2, b)] += 1;
                }
            }
        }
        let objective = Objective { x: &x, y: &y, l2: 0.0 };
        let zeros = *fit(&objective, Method::GradientDescent(objective.safe_rate()), 0).last();
        let (w, b) = (array![[1.0], [1.0]], -0.5);
        Xor {
            tried: counts.iter().sum(),
            right: counts,
            lowest_j: zeros.cost,
            gradient_norm_at_zeros: zeros.gradient_norm,
            right_at_zeros: zeros.right,
            j: objective.cost_and_gradient(&w, b).0,
            right_with_w: right(w[[0, 0]], w[[1, 0]], b),
            w: w.iter().copied().collect(),
            b,
        }
    }
}

impl Network {
    fn new() -> Network {
        let (learning_rate, iterations) = (2.0, 2000);
        let seeds = 1..=10;
        // Each start becomes its end; J before each step is kept.
        let ends = seeds.clone().map(|seed| {
            let mut parameters = network::random_start(seed);
            let costs = network::train(&mut parameters, learning_rate, iterations);
            (parameters, costs)
        });
        let ends: Vec<_> = ends.collect();
        let (parameters, mut costs) = ends[0].clone();
        costs.push(network::pass(&parameters).0);
        let mut from_zeros = [0.0; PARAMETERS];
        network::train(&mut from_zeros, learning_rate, iterations);
        Network {
            seed: *seeds.start(),
            learning_rate,
            iterations,
            costs: milestones(costs.len()).into_iter().map(|step| (step, costs[step])).collect(),
            answers: XOR.iter().map(|(x, _)| network::answers(&parameters, *x)).collect(),
            right: network::right(&parameters),
            starts: ends.len(),
            solved: ends.iter().filter(|(end, _)| network::right(end) == XOR.len()).count(),
            j_from_zeros: network::pass(&from_zeros).0,
            parameters,
        }
    }
}

impl Trio {
    fn narrate(&self, page: &mut Page) {
        page.section("One answer: from the likelihood to the loss");
        page.lines("p(y|x) = a^y (1 - a)^(1 - y)\nL = -ln p(y|x) = -(y ln a + (1 - y) ln(1 - a))");
        let rows: Vec<Vec<String>> = (0..self.a.len())
            .map(|i| {
                vec![
                    (i + 1).to_string(),
                    short(self.a[i]),
                    short(self.y[i]),
                    decimals(self.likelihood[i], 1),
                    number(-self.log_likelihood[i]),
                    number(self.loss[i]),
                ]
            })
            .collect();
        page.table(&["i", "a", "y", "p(y|x)", "-ln p(y|x)", "L of lesson 02"], &rows);

        page.section("Three answers: from a product to the cost");
        let terms = |before: &str, sign: &str| {
            self.likelihood
                .iter()
                .map(|&p| format!("{before}{}", decimals(p, 1)))
                .collect::<Vec<_>>()
                .join(sign)
        };
        let m = self.a.len();
        page.lines(&format!(
            "independent: multiply    p = {} = {}\n\
             take the logarithm       ln p = {} = {}\n\
             of the product itself    ln {} = {}\n\
             turn the sign            L1 + L2 + L3 = {}\n\
             divide by m = {m}          J = {}\n\
             J of lesson 02           {}",
            terms("", " * "),
            decimals(self.product, 3),
            terms("ln ", " + "),
            number(self.sum_of_logs),
            decimals(self.product, 3),
            number(self.log_of_product),
            number(-self.sum_of_logs),
            number(self.j),
            number(self.j_of_lesson_02)
        ));
    }
}

fn narrate_products(products: &[Product], page: &mut Page) {
    page.section("Why a sum: the likelihood of many answers");
    page.say(&format!(
        "An untrained neuron looks at handwritten digits: is it a 0? Each chance is {}.",
        short(sigmoid(0.0))
    ));
    let row = |product: &Product| {
        let Product { m, product, sum_of_logs, j } = product;
        let product = if *product == 0.0 { "0".to_string() } else { format!("{product:.3e}") };
        vec![thousands(*m), product, number(*sum_of_logs), number(*j)]
    };
    let rows: Vec<Vec<String>> = products.iter().map(row).collect();
    page.table(&["digits", "product of p", "sum of ln p", "J"], &rows);
}

fn narrate_chords([of_loss, of_error]: &[Chord; 2], page: &mut Page) {
    page.section("Convex or not: the loss L and half the squared error C");
    let (start, end) = pictures::CHORD;
    page.say(&format!(
        "One example with x = 1 and y = 1, and b = 0. The dots are a chord, from w = {start} to w = {end}."
    ));
    page.lines(&plot::beside(
        &pictures::chord("L", |w| loss(w, 1.0)),
        &pictures::chord("C", |w| squared_error(w, 1.0)),
        2,
    ));
    page.table(
        &[&format!("at w = {}", (start + end) / 2.0), "curve", "chord"],
        &[
            vec!["L".to_string(), number(of_loss.curve), number(of_loss.chord)],
            vec!["C".to_string(), number(of_error.curve), number(of_error.chord)],
        ],
    );
}

impl Curvature {
    fn narrate(&self, page: &mut Page) {
        page.section("The curvature of J: the Hessian H = X S X' / m");
        let rows = |h: &[f64]| {
            let row = |row: &[f64]| {
                row.iter().map(|&value| format!("{:>11}", decimals(value, 6))).collect::<String>()
            };
            h.chunks(3).map(row).collect::<Vec<_>>().join("\n")
        };
        let list = |values: &Option<Vec<f64>>| match values {
            Some(values) => {
                values.iter().map(|&value| format!("{:>11}", decimals(value, 6))).collect::<String>()
            }
            None => "   skipped: LAPACK".to_string(),
        };
        page.say(&format!(
            "Two features and b, {} examples. H at w = 0, b = 0, where each curvature is {}:",
            self.m,
            short(loss_curvature(0.0))
        ));
        page.lines(&rows(&self.at_zeros));
        page.say(&format!(
            "The same for half the squared error, at w = {}, b = 0. Its diagonal has negative numbers:",
            vector(&self.squared_error_w, short)
        ));
        page.lines(&rows(&self.squared_error_hessian));
        let at = vector(&self.squared_error_w, short);
        page.lines(&format!(
            "{:<26}smallest first\n{:<24}{}\n{:<24}{}\n{:<24}{}",
            "eigenvalues",
            "J at w = 0, b = 0",
            list(&self.at_zeros_eigenvalues),
            format!("J at w = {at}"),
            list(&self.loss_eigenvalues),
            format!("C at w = {at}"),
            list(&self.squared_error_eigenvalues)
        ));
    }
}

impl Separable {
    fn narrate(&self, page: &mut Page) {
        page.section("Surprise: all 30 features, and no lowest point");
        let row = |point: &Milestone| {
            vec![
                thousands(point.steps),
                number(point.at.cost),
                decimals(point.at.w_norm, 2),
                point.at.right.to_string(),
            ]
        };
        let table = |name: &str, path: &[Milestone], page: &mut Page| {
            let rows: Vec<Vec<String>> = path.iter().map(row).collect();
            page.table(&[name, "J", "|w|", "right"], &rows);
        };
        let powers_of_ten: Vec<usize> = (0..5).map(|power| 10usize.pow(power)).collect();
        let told = |point: &&Milestone| point.steps == 0 || powers_of_ten.contains(&point.steps);
        let told: Vec<Milestone> = self.descent.path.iter().filter(told).copied().collect();
        table("steps of gradient descent", &told, page);
        if let Some(newton) = &self.newton {
            table("steps of Newton's method", &newton.path, page);
            let rows: Vec<Vec<String>> = self
                .penalized
                .iter()
                .map(|penalized| {
                    vec![
                        short(penalized.l2),
                        number(penalized.cost),
                        decimals(penalized.w_norm, 1),
                        penalized.right.to_string(),
                        penalized.steps.to_string(),
                    ]
                })
                .collect();
            page.say("With a penalty there is a lowest point (J is without the penalty):");
            page.table(&["lambda", "J", "|w|", "right", "steps"], &rows);
        }
    }
}

impl Xor {
    fn narrate(&self, page: &mut Page) {
        page.section("What one neuron cannot do: exactly one of two");
        page.table(
            &["answers right", "0", "1", "2", "3", "4"],
            &[[&["neurons".to_string()][..], &self.right.map(thousands)].concat()],
        );
        page.say(&format!(
            "{} neurons were tried: w1, w2 and b from -3 to 3 in steps of 0.25. All four right: {}.",
            thousands(self.tried),
            thousands(self.right[4])
        ));
        page.say(&format!(
            "The lowest J is {}, at w = 0 and b = 0, where the gradient is {}; there {} of 4 are right. w = {}, b = {} \
             has {} of 4 right, and J = {}.",
            number(self.lowest_j),
            short(self.gradient_norm_at_zeros),
            self.right_at_zeros,
            vector(&self.w, short),
            short(self.b),
            self.right_with_w,
            number(self.j)
        ));
    }
}

impl Network {
    fn narrate(&self, page: &mut Page) {
        page.section("Three neurons that can");
        page.say(&format!(
            "Two neurons read x1 and x2, the third reads those two. The tape of lesson 04 gives all {PARAMETERS} \
             slopes. {} steps at learning rate {}, from nine random numbers with seed {}.",
            thousands(self.iterations),
            short(self.learning_rate),
            self.seed
        ));
        let costs: Vec<Vec<String>> = self
            .costs
            .iter()
            .filter(|(step, _)| *step == 0 || *step >= 100)
            .map(|(step, j)| vec![thousands(*step), number(*j)])
            .collect();
        page.table(&["steps", "J"], &costs);
        let rows: Vec<Vec<String>> = XOR
            .iter()
            .zip(&self.answers)
            .map(|(([x1, x2], y), answers)| {
                let mut row = vec![format!("{x1} {x2}"), short(*y)];
                row.extend(answers.map(number));
                row
            })
            .collect();
        page.table(&["x1 x2", "y", "first neuron", "second neuron", "third neuron"], &rows);
        page.lines(&pictures::answers("where the third neuron answers 1: ░", &self.parameters));
        page.say(&format!(
            "{} of 4 are right. Of the seeds 1 to {}, {} end with 4 of 4. From nine zeros J stays at {}.",
            self.right,
            self.starts,
            self.solved,
            number(self.j_from_zeros)
        ));
    }
}
