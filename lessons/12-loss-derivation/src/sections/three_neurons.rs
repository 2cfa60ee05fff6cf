//! Three neurons that can: XOR learned by two neurons and one that reads them.

use lesson12::network::{self, PARAMETERS, XOR, answers, answers_to_xor, random_start, right, train};
use serde::Serialize;
use shared::data::largest;
use shared::lab::Section;
use shared::page::{Axis, Page, Plot, milestones, number, short, thousands};

/// Three neurons on XOR.
#[derive(Serialize)]
pub struct ThreeNeurons {
    seed: u64,
    learning_rate: f64,
    iterations: usize,
    /// J after so many steps.
    costs: Vec<(usize, f64)>,
    /// One row for each example: the two first neurons and the last.
    answers: [[f64; 3]; 4],
    right: usize,
    starts: usize,
    solved: usize,
    j_from_zeros: f64,
    /// The largest of its slopes.
    slope_from_zeros: f64,
    /// Where the third neuron answers 1.
    plots: [Plot; 1],
}

const LEARNING_RATE: f64 = 2.0;
const ITERATIONS: usize = 2000;
/// The seeds of the random starts; the first one is told in full.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=10;

impl ThreeNeurons {
    pub fn compute() -> ThreeNeurons {
        let trained = |start: [f64; PARAMETERS]| train(&start, LEARNING_RATE, ITERATIONS);
        let ends: Vec<_> = SEEDS.map(|seed| trained(random_start(seed))).collect();
        let all_answers: Vec<_> = ends.iter().map(|(end, _)| answers_to_xor(end)).collect();
        let (parameters, costs) = &ends[0];
        let costs = [&costs[..], &[network::pass(parameters).0]].concat();
        let (from_zeros, _) = trained([0.0; PARAMETERS]);
        let (j_from_zeros, slopes_from_zeros) = network::pass(&from_zeros);
        ThreeNeurons {
            seed: *SEEDS.start(),
            learning_rate: LEARNING_RATE,
            iterations: ITERATIONS,
            costs: milestones(costs.len()).into_iter().map(|step| (step, costs[step])).collect(),
            answers: all_answers[0],
            right: right(&all_answers[0]),
            starts: ends.len(),
            solved: all_answers.iter().filter(|&answers| right(answers) == XOR.len()).count(),
            j_from_zeros,
            slope_from_zeros: largest(&slopes_from_zeros),
            plots: [plot(parameters)],
        }
    }
}

/// Where the third neuron answers 1, over inputs from -0.5 to 1.5, and the four examples.
fn plot(parameters: &[f64; PARAMETERS]) -> Plot {
    const SIZE: (usize, usize) = (41, 13);
    let at = |cell: usize, cells: usize| -0.5 + 2.0 * cell as f64 / (cells - 1) as f64;
    let cells = (0..SIZE.1).flat_map(|row| (0..SIZE.0).map(move |column| (column, row)));
    let inputs = cells.map(|(column, row)| (at(column, SIZE.0), at(row, SIZE.1)));
    let answered_1 = inputs.filter(|&(x1, x2)| answers(parameters, [x1, x2])[2] > 0.5).collect();
    let with_label = |label: f64| {
        XOR.iter().filter(|(_, y)| *y == label).map(|([x1, x2], _)| (*x1, *x2)).collect::<Vec<_>>()
    };
    let axis =
        |name: &str| Axis::new(name, (-0.5, 1.5)).ticks(&[0.0, 1.0], |value| format!("{name}={value}"));
    let shows = "The third neuron answers 1 in a band from the upper left to the lower right. The two examples with \
                 label 1 lie in the band, the two with label 0 on either side of it.";
    Plot::new("where the third neuron answers 1", shows, SIZE, axis("x1"), axis("x2"))
        .area("answered with 1", '░', answered_1)
        .points("label 0", '0', with_label(0.0))
        .points("label 1", '1', with_label(1.0))
}

impl Section for ThreeNeurons {
    fn title(&self) -> String {
        "Three neurons that can".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!(
            "Two neurons read x1 and x2, the third reads those two. The tape of lesson 04 gives all {PARAMETERS} \
             slopes. {} steps at learning rate {}, from nine random numbers with seed {}.",
            thousands(self.iterations),
            short(self.learning_rate),
            self.seed
        ));
        let told = self.costs.iter().filter(|(steps, _)| *steps == 0 || *steps >= 100);
        let costs: Vec<Vec<String>> = told.map(|&(steps, j)| vec![thousands(steps), number(j)]).collect();
        page.table(&["steps", "J"], &costs);
        let row = |(([x1, x2], y), answers): (&([f64; 2], f64), &[f64; 3])| {
            [&[format!("{x1} {x2}"), short(*y)][..], &answers.map(number)].concat()
        };
        let rows: Vec<Vec<String>> = XOR.iter().zip(&self.answers).map(row).collect();
        page.table(&["x1 x2", "y", "first neuron", "second neuron", "third neuron"], &rows);
        page.plot(&self.plots[0]);
        page.say(&self.plots[0].key());
        page.say(&format!(
            "{} of 4 are right. Of the seeds 1 to {}, {} end with 4 of 4. From nine zeros J stays at {}: the largest \
             of the nine slopes there is {}.",
            self.right,
            self.starts,
            self.solved,
            number(self.j_from_zeros),
            short(self.slope_from_zeros)
        ));
    }
}
