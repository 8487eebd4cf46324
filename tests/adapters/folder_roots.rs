//! From the folder that was named to the build in it.

use naru_core::Code;
use naru_core::deploy::folder::{FolderWarningKind, LeftOutWhy};
use naru_core::deploy::framework::Framework;

use super::folder::{PAGE, VITE_BUILT, VITE_SOURCE, add, keys, left, real, refusal, scan, tree};

#[tokio::test]
async fn a_project_s_root_leads_to_its_build() {
    let package = |name: &str| format!(r#"{{"devDependencies":{{"{name}":"1"}}}}"#);
    for (framework, name, index, output, page) in [
        (Framework::Vite, "vite", Some(VITE_SOURCE), "dist", VITE_BUILT),
        (Framework::NextExport, "next", None, "out", r#"<div id="__next"></div>"#),
        (Framework::SvelteKit, "@sveltejs/kit", None, "build", PAGE),
        (Framework::Astro, "astro", None, "dist", PAGE),
        (Framework::Nuxt, "nuxt", None, ".output/public", PAGE),
        (Framework::Angular, "@angular/core", None, "dist/shop/browser", "<app-root></app-root>"),
        (Framework::Gatsby, "gatsby", None, "public", r#"<div id="___gatsby"></div>"#),
        (Framework::Eleventy, "@11ty/eleventy", None, "_site", PAGE),
        (Framework::Plain, "parcel", None, "dist", PAGE),
    ] {
        let dir = tree(&[("package.json", &package(name)), ("node_modules/x/index.html", PAGE), ("src/a.js", "")]);
        if let Some(index) = index {
            add(dir.path(), &[("index.html", index)]);
        }
        let error = refusal(dir.path()).await;
        assert_eq!((error.code, error.args["framework"].as_str()), (Code::FolderIsProject, framework.key()));
        assert_eq!(error.args["path"], real(dir.path()));

        add(dir.path(), &[(&format!("{output}/index.html"), page), (&format!("{output}/x.txt"), "x")]);
        let view = scan(dir.path()).await.unwrap();
        assert_eq!(view.root, real(&dir.path().join(output)), "{name}");
        assert_eq!(view.found_from, Some(real(dir.path())), "and it says so");
        assert_eq!(view.framework, framework);
        assert_eq!(keys(&view), ["index.html", "x.txt"]);
        let direct = scan(&dir.path().join(output)).await.unwrap();
        assert_eq!((direct.framework, direct.found_from), (framework, None), "named itself, it is known as well");
    }
}

#[tokio::test]
async fn create_react_app_s_public_folder_is_not_taken_for_its_build() {
    let template = r#"<link rel="icon" href="%PUBLIC_URL%/favicon.ico"><div id="root"></div>"#;
    let dir = tree(&[
        ("package.json", r#"{"dependencies":{"react-scripts":"5"}}"#),
        ("public/index.html", template),
        ("build/index.html", r#"<div id="root"></div>"#),
    ]);
    assert_eq!(scan(dir.path()).await.unwrap().root, real(&dir.path().join("build")));
    let error = refusal(&dir.path().join("public")).await;
    assert_eq!((error.code, error.args["framework"].as_str()), (Code::FolderIsProject, "create-react-app"));
}

#[tokio::test]
async fn a_generator_s_root_without_packages_leads_to_its_build() {
    let dir = tree(&[("hugo.toml", "title='x'"), ("layouts/index.html", "{{ .Title }}"), ("content/a.md", "a")]);
    let error = refusal(dir.path()).await;
    assert_eq!((error.code, error.args["framework"].as_str()), (Code::FolderIsProject, "hugo"));
    add(dir.path(), &[("public/index.html", PAGE)]);
    let view = scan(dir.path()).await.unwrap();
    assert_eq!((view.root, view.framework), (real(&dir.path().join("public")), Framework::Hugo));
}

#[tokio::test]
async fn two_possible_builds_are_named_and_none_is_chosen() {
    let dir = tree(&[("package.json", "{}"), ("dist/index.html", PAGE), ("build/index.html", PAGE)]);
    let error = refusal(dir.path()).await;
    assert_eq!((error.code, error.args["inner"].as_str()), (Code::FolderIsProject, "dist, build"));

    let dir = tree(&[("ko/index.html", PAGE), ("en/index.html", PAGE)]);
    let error = refusal(dir.path()).await;
    assert_eq!((error.code, error.args["inner"].as_str()), (Code::FolderNested, "en, ko"));
}

#[tokio::test]
async fn the_folder_around_a_build_leads_to_it() {
    for inner in ["dist", "shop/browser", "내 사이트"] {
        let dir = tree(&[(&format!("{inner}/index.html"), PAGE), ("notes.txt", "x"), (".git/HEAD", "x")]);
        let view = scan(dir.path()).await.unwrap();
        assert_eq!((view.root, view.found_from), (real(&dir.path().join(inner)), Some(real(dir.path()))));
    }
    let dir = tree(&[("old/site/index.html", PAGE), ("photos/a.jpg", "x"), ("letters/b.txt", "x")]);
    assert_eq!(refusal(dir.path()).await.code, Code::FolderNoIndex, "a page somewhere deep is an accident");
    let dir = tree(&[("web/index.html", VITE_SOURCE), ("web/package.json", "{}")]);
    let error = refusal(dir.path()).await;
    assert_eq!(error.code, Code::FolderIsProject, "what is inside is a project, too");
    assert_eq!(error.args["path"], real(&dir.path().join("web")));
}

#[tokio::test]
async fn a_package_beside_a_built_index_makes_no_project() {
    let dir = tree(&[("index.html", VITE_BUILT), ("package.json", "{}"), ("swagger-ui-bundle.js", "x")]);
    let view = scan(dir.path()).await.unwrap();
    assert_eq!(keys(&view), ["index.html", "swagger-ui-bundle.js"]);
    assert_eq!(left(&view), [("package.json", LeftOutWhy::PackageFile)]);
    assert_eq!(view.framework, Framework::Vite);
}

#[tokio::test]
async fn a_base_address_that_was_built_in_is_warned_of() {
    let page = r#"<script src="http://localhost:3000/static/js/main.js"></script>"#;
    let view = scan(tree(&[("index.html", page), ("static/js/main.js", "x")]).path()).await.unwrap();
    assert_eq!(view.warnings.iter().map(|w| w.kind).collect::<Vec<_>>(), [FolderWarningKind::AssetHost]);
}

#[tokio::test]
async fn what_any_page_or_style_asks_for_in_vain_is_warned_of_once() {
    let page = "<link rel=stylesheet href=/a.css><script src=/my-repo/app.js></script><script src=/no.js></script>";
    let files = [
        ("index.html", "<title>x</title>"),
        ("deep/page.html", page),
        ("deep/same.html", page),
        ("a.css", "@font-face { src: url(fonts/none.woff2) } a { background: url(http://127.0.0.1:5173/x.png) }"),
        ("app.js", ""),
    ];
    let view = scan(tree(&files).path()).await.unwrap();
    let warned: Vec<_> = view.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(
        warned,
        [
            (FolderWarningKind::AssetHost, "a.css"),
            (FolderWarningKind::AssetBase, "deep/page.html"),
            (FolderWarningKind::AssetMissing, "a.css"),
            (FolderWarningKind::AssetMissing, "deep/page.html"),
            (FolderWarningKind::EmptyFile, "app.js"),
        ]
    );
    let large = format!("<!doctype html>{}", " ".repeat(1024 * 1024));
    let view = scan(tree(&[("index.html", "<title>x</title>"), ("large.html", &large)]).path()).await.unwrap();
    let warned: Vec<_> = view.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(warned, [(FolderWarningKind::AssetUnread, "large.html")]);
}
