//! The ending of a file's name → its media type.

/// The media type of a path by its ending; text says that it is UTF-8.
///
/// ```
/// use jianbao::preview::http::media_type;
/// assert_eq!(media_type("/通知/a.HTML"), "text/html; charset=utf-8");
/// assert_eq!(media_type("/unknown"), "application/octet-stream");
/// ```
pub fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" | "shtml" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "rss" => "application/rss+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "bmp" => "image/bmp",
        "pdf" => "application/pdf",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ppt" => "application/vnd.ms-powerpoint",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        // The formats of WPS Office and of OFD (GB/T 33190), which offices in China exchange.
        "wps" => "application/vnd.ms-works",
        "et" => "application/kset",
        "dps" => "application/ksdps",
        "ofd" => "application/ofd",
        "zip" => "application/zip",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "wav" => "audio/wav",
        "ogg" => "audio/ogg",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ending_of_the_name_counts() {
        for (path, expected) in [
            ("a.css", "text/css; charset=utf-8"),
            ("/x/a.min.JS", "text/javascript; charset=utf-8"),
            ("/folder.html/file", "application/octet-stream"),
            ("/公文.ofd", "application/ofd"),
            ("/a.", "application/octet-stream"),
            ("", "application/octet-stream"),
        ] {
            assert_eq!(media_type(path), expected, "{path}");
        }
    }

    #[test]
    fn every_text_says_its_encoding() {
        for ending in "html css js mjs json xml atom rss txt csv svg webmanifest".split(' ') {
            assert!(media_type(&format!("/a.{ending}")).ends_with("; charset=utf-8"), "{ending}");
        }
    }

    #[test]
    fn every_asked_ending_is_known() {
        let endings = "png jpg jpeg gif webp avif ico bmp pdf docx xlsx pptx doc xls ppt wps et dps ofd zip mp4 \
                       webm mp3 wav ogg woff woff2 ttf otf wasm";
        for ending in endings.split_whitespace() {
            assert_ne!(media_type(&format!("/a.{ending}")), "application/octet-stream", "{ending}");
        }
    }
}
