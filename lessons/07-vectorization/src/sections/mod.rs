//! What lesson 07 prints, one file for each section.

mod cache_to_memory;
mod dot_for_every_example;
mod memory_order;
mod one_dot_product;
mod sum_order;
mod three_products;
mod times;

pub use cache_to_memory::CacheToMemory;
pub use dot_for_every_example::DotForEveryExample;
pub use memory_order::MemoryOrder;
pub use one_dot_product::OneDotProduct;
pub use sum_order::SumOrder;
pub use three_products::ThreeProducts;
pub use times::Times;
