//! One pass by hand: four examples, two features.

use lesson02::{loss, sigmoid};
use lesson06::{quartet, two_feature_pass};
use ndarray::Array2;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, number, short};

/// The pass over the quartet from zeros, example by example.
#[derive(Serialize)]
pub struct PassByHand {
    x1: Vec<f64>,
    x2: Vec<f64>,
    y: Vec<u8>,
    z: Vec<f64>,
    a: Vec<f64>,
    loss: Vec<f64>,
    dz: Vec<f64>,
    /// What each example adds to dw1 and dw2.
    x1_dz: Vec<f64>,
    x2_dz: Vec<f64>,
    /// J, dw1, dw2 and db before the division by m.
    sums: [f64; 4],
    pub j: f64,
    pub dw: [f64; 2],
    pub db: f64,
}

impl PassByHand {
    pub fn compute() -> PassByHand {
        let (x, y) = quartet();
        let (x1, x2) = (x.row(0), x.row(1));
        let z: Array2<f64> = Array2::zeros((1, 4)); // w and b are 0
        let a = z.mapv(sigmoid);
        let dz = &a - &y;
        let (j, dw1, dw2, db) = two_feature_pass(&x, &y, 0.0, 0.0, 0.0);
        let m = y.len() as f64;
        PassByHand {
            loss: z.iter().zip(&y).map(|(&z_i, &y_i)| loss(z_i, y_i)).collect(),
            x1_dz: (&x1 * &dz.row(0)).to_vec(),
            x2_dz: (&x2 * &dz.row(0)).to_vec(),
            x1: x1.to_vec(),
            x2: x2.to_vec(),
            y: y.iter().map(|&y_i| y_i as u8).collect(),
            z: z.into_raw_vec_and_offset().0,
            a: a.into_raw_vec_and_offset().0,
            dz: dz.into_raw_vec_and_offset().0,
            sums: [j * m, dw1 * m, dw2 * m, db * m],
            j,
            dw: [dw1, dw2],
            db,
        }
    }
}

impl Section for PassByHand {
    fn title(&self) -> String {
        "One pass by hand: four examples, two features".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.lines("z = w1 x1 + w2 x2 + b     a = sigma(z)     dz = a - y");
        page.lines("J += L     dw1 += x1 dz     dw2 += x2 dz     db += dz");
        let example = |i: usize| {
            let inputs = [short(self.x1[i]), short(self.x2[i]), self.y[i].to_string()];
            let forward = [short(self.z[i]), short(self.a[i]), number(self.loss[i])];
            let slopes = [self.x1_dz[i], self.x2_dz[i], self.dz[i]].map(|slope| decimals(slope, 2));
            [vec![(i + 1).to_string()], inputs.into(), forward.into(), slopes.into()].concat()
        };
        let total = |name: &str, [j, dw1, dw2, db]: [f64; 4]| {
            let slopes = [dw1, dw2, db].map(|slope| decimals(slope, 2));
            [vec![name.to_string()], vec![String::new(); 5], vec![number(j)], slopes.into()].concat()
        };
        let mut rows: Vec<Vec<String>> = (0..self.y.len()).map(example).collect();
        rows.push(total("sum", self.sums));
        rows.push(total("/ m", [self.j, self.dw[0], self.dw[1], self.db]));
        page.table(&["i", "x1", "x2", "y", "z", "a", "L", "x1 dz", "x2 dz", "dz"], &rows);
    }
}
