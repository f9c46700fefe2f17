//! What has been seen in the files beside the posts, kept from one index to the next.
//!
//! A preview must not read every photo of the site whenever a post is saved.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use crate::address::Address;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::world::{FileEntry, World};

/// What is known of the site's files. Empty for a build; a preview keeps one and hands it to every index.
///
/// A file is looked at again when its entry is another one. Files that are gone are left out by themselves.
#[derive(Debug, Default)]
pub struct Looks {
    pub(super) known: HashMap<SitePath, Known>,
}

/// What is known of a file.
#[derive(Debug)]
pub(super) struct Known {
    /// The file as it was then.
    pub(super) file: FileEntry,
    /// The address that follows from its path.
    pub(super) address: Address,
    /// What was seen in it, if anybody has looked.
    pub(super) look: Option<Look>,
}

/// What was seen in a picture.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// Width and height as shown, in pixels.
    pub(super) dimensions: Option<(u32, u32)>,
    /// Whether it tells where it was taken.
    pub(super) tells_position: bool,
}

/// Endings of pictures that may carry metadata or a size.
const PICTURES: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "jif", "png", "gif", "webp", "tif", "tiff", "heic", "heif", "avif", "bmp",
];

/// Whether a file may carry metadata or a size.
pub(super) fn is_picture(path: &SitePath) -> bool {
    PICTURES.contains(&path.extension().as_str())
}

/// Reads a picture's size, turned as the camera was held, and whether it tells where it was taken.
pub(super) fn look(path: &SitePath, world: &World) -> Result<Look, Diagnostic> {
    let bytes = world.read(path).map_err(|error| {
        let report = Diagnostic::at(Code::Unreadable, Span::file(path));
        report.with("name", path.file_name()).with("error", error)
    })?;
    let metadata = exif::Reader::new().read_from_container(&mut BufReader::new(Cursor::new(&bytes))).ok();
    let dimensions = imagesize::blob_size(&bytes).ok().and_then(|size| {
        let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        let turned = metadata.as_ref().is_some_and(is_turned);
        Some(if turned { (height, width) } else { (width, height) })
    });
    // XMP is plain text, wherever it stands in the file.
    let in_xmp = bytes.windows(GPS_IN_XMP.len()).any(|window| window == GPS_IN_XMP);
    let in_exif = metadata.as_ref().is_some_and(|metadata| {
        metadata
            .fields()
            .any(|field| field.tag == exif::Tag::GPSLatitude || field.tag == exif::Tag::GPSLongitude)
    });
    Ok(Look { dimensions, tells_position: in_xmp || in_exif })
}

const GPS_IN_XMP: &[u8] = b"exif:GPSLatitude";

/// Whether the camera was held on its side: orientations 5 to 8 swap width and height.
fn is_turned(metadata: &exif::Exif) -> bool {
    let field = metadata.get_field(exif::Tag::Orientation, exif::In::PRIMARY);
    field.and_then(|field| field.value.get_uint(0)).is_some_and(|orientation| (5..=8).contains(&orientation))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::site::assets::Assets;
    use crate::site::index;
    use crate::site::visibility::Include;
    use crate::world::Clock;

    /// The smallest GIF, of this width below ten.
    fn picture(width: u8) -> String {
        format!("GIF89a{}\0\u{1}\0\0\0\0;", char::from(width))
    }

    /// The width of the one picture after an index.
    fn width(looks: &mut Looks, files: &[(&str, &str)]) -> Option<u32> {
        let files = files.iter().copied().chain([("jianbao.toml", "title = \"t\"")]);
        let world = World::in_memory(files, Clock::Given("2026-01-01".to_owned()));
        let config = Arc::new(Config::load(&world).value.unwrap());
        let now = world.clock.now(&config.time_zone).unwrap();
        let assets = Assets::new(world.scan("static").value, looks);
        let site = index(Vec::new(), assets, looks, &world, &config, now, Include::default()).value;
        site.assets.by_static_path("a.gif").and_then(|id| site.assets.get(id).dimensions).map(|size| size.0)
    }

    #[test]
    fn a_picture_is_looked_at_again_only_when_it_may_have_changed() {
        let (narrow, wide) = (picture(1), picture(2));
        let longer = format!("{narrow} ");
        let mut looks = Looks::default();
        assert_eq!(width(&mut looks, &[("static/a.gif", &narrow)]), Some(1));
        // Not read: its entry is the same.
        assert_eq!(width(&mut looks, &[("static/a.gif", &wide)]), Some(1));
        assert_eq!(width(&mut looks, &[("static/a.gif", &longer)]), Some(1));
    }

    #[test]
    fn a_file_that_is_gone_is_forgotten() {
        let (narrow, wide) = (picture(1), picture(2));
        let mut looks = Looks::default();
        assert_eq!(width(&mut looks, &[("static/a.gif", &narrow)]), Some(1));
        assert_eq!(width(&mut looks, &[]), None);
        assert!(looks.known.is_empty());
        assert_eq!(width(&mut looks, &[("static/a.gif", &wide)]), Some(2));
    }
}
