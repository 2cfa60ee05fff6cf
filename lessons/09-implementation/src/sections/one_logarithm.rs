//! One exponential and one logarithm by hand, as the fastest rung takes them.

use lesson09::tiled::{one_logarithm, parts_of_exponent};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, number, short};

/// Four examples whose losses need ln(1 + t), with t = e^-|z|.
#[derive(Serialize)]
pub struct OneLogarithm {
    examples: Vec<Example>,
    /// The sum of their logarithms.
    sum: f64,
    /// (1 + t_1)(1 + t_2)(1 + t_3)(1 + t_4)
    product: f64,
    /// The logarithm of the product.
    logarithm: f64,
    agrees: bool,
    /// Two examples of which the neuron is sure: the product of their 1 + t is 1 in an f64, but not what is over 1.
    sure_z: f64,
    sure_product: f64,
    sure_logarithm: f64,
}

#[derive(Serialize)]
struct Example {
    z: f64,
    /// -|z| = k ln 2 + r
    k: f64,
    r: f64,
    e_to_r: f64,
    /// 2^k e^r = e^-|z|
    t: f64,
    /// ln(1 + t)
    logarithm: f64,
}

/// Two ways to the same logarithm may differ by so much: the rounding of a few operations near 1.
const TOLERANCE: f64 = 1e-15;

impl OneLogarithm {
    pub fn compute() -> OneLogarithm {
        let examples = [2.0, -1.0, 0.5, 3.0].map(Example::new);
        let t = examples.each_ref().map(|example| example.t);
        let sum = examples.iter().map(|example| example.logarithm).sum::<f64>();
        let logarithm = one_logarithm(t);
        let sure_z = 40.0;
        let sure = Example::new(sure_z).t;
        OneLogarithm {
            sum,
            product: t.iter().map(|t| 1.0 + t).product(),
            logarithm,
            agrees: (logarithm - sum).abs() <= TOLERANCE,
            examples: examples.into(),
            sure_z,
            sure_product: (1.0 + sure) * (1.0 + sure),
            sure_logarithm: one_logarithm([sure, sure]),
        }
    }
}

impl Example {
    fn new(z: f64) -> Example {
        let (k, r) = parts_of_exponent(-z.abs());
        let (e_to_r, t) = (r.exp(), k.exp2() * r.exp());
        Example { z, k, r, e_to_r, t, logarithm: t.ln_1p() }
    }
}

impl Section for OneLogarithm {
    fn title(&self) -> String {
        "One exponential, and one logarithm for many examples".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say("-|z| is split into k ln 2 + r with a whole number k, so that t = e^-|z| = 2^k e^r.");
        let row = |example: &Example| {
            let Example { z, k, r, e_to_r, t, logarithm } = example;
            let six = |value: &f64| decimals(*value, 6);
            vec![short(*z), short(*k), six(r), six(e_to_r), six(t), six(logarithm)]
        };
        page.table(
            &["z", "k", "r", "e^r", "t", "ln(1 + t)"],
            &self.examples.iter().map(row).collect::<Vec<_>>(),
        );
        let agree = if self.agrees { "the same" } else { "NOT the same" };
        page.lines(&format!(
            "the four logarithms added            {}\n(1 + t) of all four, multiplied       {}\nits one logarithm                    {}",
            number(self.sum),
            number(self.product),
            number(self.logarithm)
        ));
        page.say(&format!("Both ways give {agree} to {TOLERANCE:e}."));
        page.say(&format!(
            "Twice z = {}: (1 + t)(1 + t) is {} for an f64, and its logarithm would be 0. Kept as what it is above 1, the \
             product has the logarithm {}.",
            short(self.sure_z),
            short(self.sure_product),
            number(self.sure_logarithm)
        ));
    }
}
