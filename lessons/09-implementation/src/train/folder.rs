//! The folder in which a model is saved.

use std::fs::create_dir_all;
use std::path::{Component, Path};

use shared::lab::Error;

/// Makes sure that there is a folder for this model: one in `target` is made, any other must be there.
///
/// # Errors
/// There is none, or it cannot be made.
pub fn prepare(model: &str) -> Result<(), Error> {
    let folder = Path::new(model).parent().filter(|folder| !folder.as_os_str().is_empty());
    let Some(folder) = folder.filter(|folder| !folder.exists()) else { return Ok(()) };
    let shown = folder.display();
    if !in_target(folder) {
        let problem =
            format!("cannot be written: there is no folder {shown}; make it, or name another place");
        return Err(Error::file(model, problem));
    }
    create_dir_all(folder).map_err(|error| {
        Error::file(model, format!("its folder {shown} cannot be made ({error}); name another place"))
            .because(error)
    })
}

/// Whether this is Cargo's own folder, or one in it.
fn in_target(folder: &Path) -> bool {
    let mut parts = folder.components().filter(|part| *part != Component::CurDir);
    parts.next() == Some(Component::Normal("target".as_ref()))
        && parts.all(|part| part != Component::ParentDir)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::in_target;

    #[test]
    fn only_a_folder_in_target_is_ours_to_make() {
        let table = [
            ("target", true),
            ("./target/models", true),
            ("target/../elsewhere", false),
            ("models/target", false),
            ("/target", false),
            ("targets", false),
        ];
        for (folder, expected) in table {
            assert_eq!(in_target(Path::new(folder)), expected, "{folder}");
        }
    }
}
