//! The content type of a file, from its name alone and the same on every OS: no system's registry is asked.

use crate::names::Key;

/// Extensions and types of what builds for the web are made of. What is not here is looked up in `mime_guess`'s list.
///
/// <https://www.iana.org/assignments/media-types/media-types.xhtml>; for scripts RFC 9239, for fonts RFC 8081.
const TABLE: &[(&str, &str)] = &[
    // Pages, styles, scripts and what they load as code.
    ("html", "text/html"),
    ("htm", "text/html"),
    ("xhtml", "application/xhtml+xml"),
    ("css", "text/css"),
    ("js", "text/javascript"),
    ("mjs", "text/javascript"),
    ("cjs", "text/javascript"),
    ("wasm", "application/wasm"),
    // Next.js and others fetch these as data, not as a page.
    ("rsc", "text/x-component"),
    // Data.
    ("json", "application/json"),
    ("map", "application/json"),
    ("topojson", "application/json"),
    ("jsonld", "application/ld+json"),
    ("geojson", "application/geo+json"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
    ("xsl", "application/xml"),
    ("rss", "application/rss+xml"),
    ("atom", "application/atom+xml"),
    ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"),
    ("txt", "text/plain"),
    ("md", "text/markdown"),
    ("vtt", "text/vtt"),
    ("ics", "text/calendar"),
    ("vcf", "text/vcard"),
    ("pdf", "application/pdf"),
    // Images.
    ("svg", "image/svg+xml"),
    ("svgz", "image/svg+xml"),
    ("png", "image/png"),
    ("apng", "image/apng"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("jfif", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("jxl", "image/jxl"),
    ("heic", "image/heic"),
    ("bmp", "image/bmp"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("ico", "image/x-icon"),
    ("cur", "image/x-icon"),
    ("ktx2", "image/ktx2"),
    // Fonts.
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("ttf", "font/ttf"),
    ("otf", "font/otf"),
    ("ttc", "font/collection"),
    ("eot", "application/vnd.ms-fontobject"),
    // Sound and film; a `.ts` that is published is a piece of a stream, not TypeScript.
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("aac", "audio/aac"),
    ("flac", "audio/flac"),
    ("wav", "audio/wav"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("weba", "audio/webm"),
    ("mid", "audio/midi"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("webm", "video/webm"),
    ("ogv", "video/ogg"),
    ("mov", "video/quicktime"),
    ("ts", "video/mp2t"),
    ("m3u8", "application/vnd.apple.mpegurl"),
    ("mpd", "application/dash+xml"),
    // Models.
    ("glb", "model/gltf-binary"),
    ("gltf", "model/gltf+json"),
    ("obj", "model/obj"),
    ("stl", "model/stl"),
    ("usdz", "model/vnd.usdz+zip"),
    // Downloads.
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
    ("tgz", "application/gzip"),
    ("7z", "application/x-7z-compressed"),
    ("epub", "application/epub+zip"),
    ("apk", "application/vnd.android.package-archive"),
    // What engines load as plain bytes.
    ("bin", "application/octet-stream"),
    ("data", "application/octet-stream"),
    ("mem", "application/octet-stream"),
    ("pck", "application/octet-stream"),
    ("unityweb", "application/octet-stream"),
];

/// The content type of a key, with `charset=utf-8` for text: builds are UTF-8, and a browser that is not told guesses.
#[must_use]
pub fn content_type(key: &Key) -> String {
    with_charset(&essence(&key.extension(), key.file_name()))
}

/// The type of a file of this name, without a charset. `ext` is lowercase.
pub(super) fn essence(ext: &str, name: &str) -> String {
    if let Some((_, essence)) = TABLE.iter().find(|(known, _)| *known == ext) {
        return (*essence).to_owned();
    }
    match (ext, name) {
        // Apple asks for this file without an extension and wants JSON.
        ("", "apple-app-site-association") => "application/json".to_owned(),
        ("", "CNAME" | "LICENSE") => "text/plain".to_owned(),
        ("", _) => "application/octet-stream".to_owned(),
        (other, _) => mime_guess::from_ext(other).first_or_octet_stream().essence_str().to_owned(),
    }
}

/// A type with the charset every text of a build has.
pub(super) fn with_charset(essence: &str) -> String {
    let text = essence.starts_with("text/")
        || essence.ends_with("+xml")
        || matches!(
            essence,
            "application/json"
                | "application/ld+json"
                | "application/geo+json"
                | "application/manifest+json"
                | "application/xml"
                | "application/javascript"
        );
    if text { format!("{essence}; charset=utf-8") } else { essence.to_owned() }
}
