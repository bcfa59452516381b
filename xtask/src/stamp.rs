//! Skipping what is up to date: a stamp holds a hash of everything that a step
//! read, and lies beside what the step wrote.

use anyhow::{Context, Result};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// Names of folders that are never input.
const SKIPPED: [&str; 4] = ["target", "node_modules", "dist", ".git"];

/// A hash over the content of files and over values, in the order they are added.
pub(crate) struct Inputs(DefaultHasher);

impl Inputs {
    /// `recipe` names the step and changes whenever the step's own doing does.
    pub(crate) fn new(recipe: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        recipe.hash(&mut hasher);
        Self(hasher)
    }

    /// Adds a value, such as a compiler's version.
    pub(crate) fn value(mut self, value: &str) -> Self {
        value.hash(&mut self.0);
        self
    }

    /// Adds a file, or every file below a folder; what is absent counts as empty.
    pub(crate) fn path(mut self, path: &Path) -> Result<Self> {
        let mut files = Vec::new();
        if path.is_dir() {
            collect(path, &mut files)?;
        } else if path.is_file() {
            files.push(path.to_path_buf());
        }
        files.sort();
        for file in files {
            let content =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            // Relative, so that a checkout can be moved.
            file.strip_prefix(path).unwrap_or(&file).hash(&mut self.0);
            content.hash(&mut self.0);
        }
        Ok(self)
    }

    /// The hash as text.
    pub(crate) fn finish(self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name();
        if SKIPPED.iter().any(|skipped| name == *skipped) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Whether `stamp` holds `hash` and every output is there.
pub(crate) fn is_fresh(stamp: &Path, hash: &str, outputs: &[PathBuf]) -> bool {
    fs::read_to_string(stamp).is_ok_and(|found| found == hash)
        && outputs.iter().all(|output| output.exists())
}

/// Notes that the step with these inputs has succeeded.
pub(crate) fn write(stamp: &Path, hash: &str) -> Result<()> {
    fs::write(stamp, hash).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    /// A folder of this test's own, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            fs::create_dir_all(path.join("inner")).expect("the temporary folder is writable");
            Self(path)
        }

        fn write(&self, name: &str, content: &str) {
            fs::write(self.0.join(name), content).expect("the temporary folder is writable");
        }

        fn hash(&self) -> String {
            Inputs::new("test")
                .path(&self.0)
                .expect("readable")
                .finish()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_hash_changes_with_a_files_content_or_name_and_not_with_its_time() {
        let folder = Folder::new("content");
        folder.write("inner/a", "one");
        let first = folder.hash();
        folder.write("inner/a", "one");
        assert_eq!(folder.hash(), first);
        folder.write("inner/a", "two");
        assert_ne!(folder.hash(), first);
        folder.write("inner/a", "one");
        folder.write("inner/b", "");
        assert_ne!(folder.hash(), first);
    }

    #[test]
    fn what_a_build_writes_is_no_input() {
        let folder = Folder::new("skipped");
        let first = folder.hash();
        fs::create_dir_all(folder.0.join("node_modules")).expect("writable");
        folder.write("node_modules/x", "x");
        assert_eq!(folder.hash(), first);
    }

    #[test]
    fn a_step_is_stale_when_an_output_is_gone() {
        let folder = Folder::new("outputs");
        let (stamp, output) = (folder.0.join("stamp"), folder.0.join("output"));
        write(&stamp, "h").expect("writable");
        assert!(!is_fresh(&stamp, "h", std::slice::from_ref(&output)));
        fs::write(&output, "").expect("writable");
        assert!(is_fresh(&stamp, "h", std::slice::from_ref(&output)));
        assert!(!is_fresh(&stamp, "other", &[output]));
    }
}
