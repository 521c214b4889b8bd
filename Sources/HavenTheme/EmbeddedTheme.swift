/// The default theme: `Templates/` of this repository, carried inside the program.
///
/// `files` is written by the build plugin `EmbedTemplates` whenever something in `Templates/` changes.
/// Hidden files and backups of editors are left out.
package enum EmbeddedTheme {}
