//! Five numbers as a list, a column and a row.

use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

use super::one_shape::{OneShape, Shape, table};

/// The three, and once more the list, which is the default of --shape.
#[derive(Serialize)]
pub struct ThreeShapes {
    shape: Vec<usize>,
    t_shape: Vec<usize>,
    a_dot_t_shape: Vec<usize>,
    a_times_t_shape: Option<Vec<usize>>,
    three_shapes: [OneShape; 3],
}

impl ThreeShapes {
    pub fn compute() -> ThreeShapes {
        let shapes = [Shape::List(5), Shape::Matrix(5, 1), Shape::Matrix(1, 5)];
        let three_shapes = shapes.map(OneShape::compute);
        let OneShape { shape, t_shape, a_dot_t_shape, a_times_t_shape, .. } = three_shapes[0].clone();
        ThreeShapes { shape, t_shape, a_dot_t_shape, a_times_t_shape, three_shapes }
    }
}

impl Section for ThreeShapes {
    fn title(&self) -> String {
        "Five numbers in three shapes".to_string()
    }

    fn tell(&self, page: &mut Page) {
        table(&self.three_shapes, page);
    }
}
