//! What built a folder, by the traces real builds leave; and what is a project's root.

use naru_core::deploy::framework::{ANY_OUTPUT, Around, Framework, Top, of_build, of_project};

/// A build as its framework makes it today or made it a few years ago: some of its files, and its `index.html`, shortened.
struct Build {
    framework: Framework,
    made_by: &'static str,
    paths: &'static [&'static str],
    page: &'static str,
}

const BUILDS: &[Build] = &[
    Build {
        framework: Framework::Vite,
        made_by: "create-vite 9 react-ts, Vite 8",
        paths: &["assets/index-D64VDMd1.css", "assets/index-GpEN3EET.js", "favicon.svg", "icons.svg", "index.html"],
        page: r#"<!doctype html><html lang="en"><head><link rel="icon" type="image/svg+xml" href="/favicon.svg" />
            <script type="module" crossorigin src="/assets/index-GpEN3EET.js"></script>
            <link rel="stylesheet" crossorigin href="/assets/index-D64VDMd1.css"></head>
            <body><div id="root"></div></body></html>"#,
    },
    Build {
        framework: Framework::Vite,
        made_by: "Vite 2, another base",
        paths: &["assets/index.4f7b2c1d.js", "assets/vendor.0a1b2c3d.js", "index.html"],
        page: r#"<script type="module" crossorigin src="/app/assets/index.4f7b2c1d.js"></script><div id=app></div>"#,
    },
    Build {
        framework: Framework::CreateReactApp,
        made_by: "react-scripts 5",
        paths: &["asset-manifest.json", "index.html", "static/css/main.f855e6bc.css", "static/js/main.7f0ac9bd.js"],
        page: r#"<script defer="defer" src="/static/js/main.7f0ac9bd.js"></script><div id="root"></div>"#,
    },
    Build {
        framework: Framework::CreateReactApp,
        made_by: "react-scripts 3",
        paths: &[
            "asset-manifest.json",
            "index.html",
            "static/js/2.2c8bdf3a.chunk.js",
            "static/js/main.95e0aaa2.chunk.js",
        ],
        page: r#"<div id="root"></div><script src="/static/js/main.95e0aaa2.chunk.js"></script>"#,
    },
    Build {
        framework: Framework::NextExport,
        made_by: "Next.js 16, app router",
        paths: &["404.html", "__next._tree.txt", "_next/static/chunks/0cz1d0mv5g_q7.js", "index.html", "index.txt"],
        page: r#"<!DOCTYPE html><html><head><script src="/_next/static/chunks/0cz1d0mv5g_q7.js" async=""></script></head>
            <body><h1>hi</h1></body></html>"#,
    },
    Build {
        framework: Framework::NextExport,
        made_by: "Next.js 12, asset prefix",
        paths: &["_next/static/chunks/main-0ecb9ccfcb6c9b24.js", "index.html"],
        page: r#"<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{}</script>"#,
    },
    Build {
        framework: Framework::SvelteKit,
        made_by: "SvelteKit 2, static adapter",
        paths: &["_app/immutable/entry/start.CeF9nq3J.js", "_app/version.json", "index.html"],
        page: r#"<link rel="modulepreload" href="/_app/immutable/entry/start.CeF9nq3J.js">
            <body data-sveltekit-preload-data="hover"></body>"#,
    },
    Build {
        framework: Framework::Astro,
        made_by: "Astro 5, styles in the page",
        paths: &["index.html"],
        page: "<html data-astro-cid-j7pv25f6><head><title>a</title></head><h1 data-astro-cid-j7pv25f6>hi</h1></html>",
    },
    Build {
        framework: Framework::Astro,
        made_by: "Astro with Starlight",
        paths: &["_astro/index.Bw6DQ4ZJ.css", "index.html", "pagefind/pagefind.js"],
        page: r#"<meta name="generator" content="Astro v5.6.1"/><meta name="generator" content="Starlight v0.34"/>"#,
    },
    Build {
        framework: Framework::Nuxt,
        made_by: "Nuxt 3.20",
        paths: &["200.html", "_nuxt/DVxMsgsU.js", "_nuxt/builds/latest.json", "_payload.json", "index.html"],
        page: r#"<script type="module" src="/_nuxt/DVxMsgsU.js" crossorigin></script><div id="__nuxt"><h1>hi</h1></div>"#,
    },
    Build {
        framework: Framework::VueCli,
        made_by: "Vue CLI 5",
        paths: &["css/app.fb0c6e1c.css", "index.html", "js/app.0f5d2ce1.js", "js/chunk-vendors.b8f2ab3c.js"],
        page: r#"<script defer="defer" src="/js/chunk-vendors.b8f2ab3c.js"></script><div id="app"></div>"#,
    },
    Build {
        framework: Framework::Angular,
        made_by: "Angular 19, application builder",
        paths: &["favicon.ico", "index.html", "main-6NTMY2WZ.js", "polyfills-5CFQRCPP.js", "styles-5INURTSO.css"],
        page: r#"<html lang="en" data-beasties-container><base href="/"><body><app-root></app-root>
            <script src="polyfills-5CFQRCPP.js" type="module"></script>
            <script src="main-6NTMY2WZ.js" type="module"></script></body></html>"#,
    },
    Build {
        framework: Framework::Angular,
        made_by: "Angular 14, browser builder",
        paths: &[
            "3rdpartylicenses.txt",
            "index.html",
            "main.b2a5f0fd0c9ef0f9.js",
            "polyfills.6a1b5f0d1e2c3b4a.js",
            "runtime.1f2e3d4c5b6a7980.js",
        ],
        page: "<my-shop></my-shop>",
    },
    Build {
        framework: Framework::Angular,
        made_by: "Angular, rendered before",
        paths: &["index.html"],
        page: r#"<app-root ng-version="20.1.0" ng-server-context="ssg"></app-root>"#,
    },
    Build {
        framework: Framework::Gatsby,
        made_by: "Gatsby 5",
        paths: &["app-1f2e3d4c5b6a79801f2e.js", "index.html", "page-data/app-data.json", "webpack-runtime-0a1b2c3d.js"],
        page: r#"<meta name="generator" content="Gatsby 5.13.3"/><div id="___gatsby"></div>"#,
    },
    Build {
        framework: Framework::Hugo,
        made_by: "Hugo 0.120",
        paths: &["categories/index.html", "index.html", "index.xml", "sitemap.xml"],
        page: r#"<head><meta name=generator content="Hugo 0.120.4"></head>"#,
    },
    Build {
        framework: Framework::Eleventy,
        made_by: "eleventy-base-blog",
        paths: &["feed/feed.xml", "index.html"],
        page: r#"<meta name="generator" content="Eleventy v3.1.2">"#,
    },
    Build {
        framework: Framework::Plain,
        made_by: "swagger-ui-dist",
        paths: &["index.css", "index.html", "package.json", "swagger-ui-bundle.js", "swagger-ui.css"],
        page: r#"<script src="./swagger-ui-bundle.js" charset="UTF-8"> </script><div id="swagger-ui"></div>"#,
    },
    Build {
        framework: Framework::Plain,
        made_by: "another generator",
        paths: &["index.html", "css/style.css", "assets/app.js"],
        page: r#"<meta name="generator" content="Jekyll v4.3"><script type="module" src="/assets/app.js"></script>"#,
    },
];

fn build(paths: &[&str], page: &str, around: Option<&Around>) -> Framework {
    of_build(paths.iter().copied(), Some(page), around)
}

#[test]
fn a_build_is_known_by_its_traces() {
    for b in BUILDS {
        assert_eq!(build(b.paths, b.page, None), b.framework, "{}", b.made_by);
        let top = Top { index_html: Some(b.page.to_owned()), ..Top::default() };
        assert!(!top.is_project_root(), "{} is a build", b.made_by);
    }
}

#[test]
fn every_framework_has_a_build_among_these() {
    for framework in Framework::ALL {
        assert!(BUILDS.iter().any(|b| b.framework == framework), "{framework:?}");
        assert_eq!(serde_json::to_value(framework).unwrap(), framework.key(), "the key is what is serialised");
    }
}

#[test]
fn what_a_page_only_talks_about_is_no_trace() {
    let page = r#"<!-- <meta name="generator" content="Hugo 0.1"> -->
        <pre>&lt;script type="module" crossorigin src="/assets/index-GpEN3EET.js"></pre>
        <script>var s = '<div id="___gatsby"></div><script src="/src/main.js">';</script>
        <style>/* <app-root ng-version="1"> */</style>
        <code>%PUBLIC_URL%</code>"#;
    assert_eq!(build(&["index.html"], page, None), Framework::Plain);
    assert!(!Top { index_html: Some(page.to_owned()), ..Top::default() }.is_project_root());
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn package(dependencies: &str) -> Option<String> {
    Some(format!(r#"{{"name":"x","devDependencies":{{{dependencies}}}}}"#))
}

#[test]
fn a_project_is_known_by_its_dependencies_or_its_configuration() {
    for (framework, dependencies, files) in [
        (Framework::Vite, r#""vite":"^8","react":"^19","@vitejs/plugin-react":"6""#, &["index.html"][..]),
        (Framework::Vite, "", &["vite.config.mts"]),
        (Framework::CreateReactApp, r#""react-scripts":"5.0.1""#, &["public/"]),
        (Framework::NextExport, r#""next":"16","react":"19""#, &["app/"]),
        (Framework::NextExport, "", &["next.config.ts"]),
        (Framework::SvelteKit, r#""@sveltejs/kit":"2","vite":"7""#, &["svelte.config.js", "vite.config.ts"]),
        (Framework::Vite, r#""svelte":"5","vite":"7""#, &["svelte.config.js", "vite.config.ts"]),
        (Framework::Astro, r#""astro":"5""#, &["astro.config.mjs"]),
        (Framework::Nuxt, r#""nuxt":"4""#, &["nuxt.config.ts"]),
        (Framework::VueCli, r#""@vue/cli-service":"5""#, &["vue.config.js"]),
        (Framework::Angular, r#""@angular/core":"20""#, &["angular.json"]),
        (Framework::Gatsby, r#""gatsby":"5""#, &["gatsby-config.ts"]),
        (Framework::Eleventy, r#""@11ty/eleventy":"3""#, &[".eleventy.js"]),
        (Framework::Plain, r#""express":"5""#, &["server.js"]),
    ] {
        let top = Top { names: names(files), index_html: None, package_json: package(dependencies) };
        assert_eq!(of_project(&top), framework, "{dependencies} {files:?}");
        assert!(top.is_project_root());
    }
}

#[test]
fn generators_without_packages_are_known_by_their_configuration_alone() {
    let hugo = |files: &[&str]| Top { names: names(files), ..Top::default() };
    for files in [&["hugo.toml"][..], &["hugo.yaml", "content/"], &["config.toml", "content/", "themes/"]] {
        assert_eq!(of_project(&hugo(files)), Framework::Hugo, "{files:?}");
        assert!(hugo(files).is_generator_root());
        assert!(!hugo(files).is_project_root(), "a project root has a package.json");
    }
    assert_eq!(of_project(&hugo(&["config.toml", "src/"])), Framework::Plain, "many tools have a config.toml");
    assert!(Top { names: names(&["eleventy.config.js"]), ..Top::default() }.is_generator_root());
    let built = Top { names: names(&["hugo.toml", "index.html"]), index_html: Some(String::new()), ..Top::default() };
    assert!(!built.is_generator_root(), "what has an index is published as it is");
}

#[test]
fn a_root_is_a_project_exactly_if_its_page_is_source_or_absent_beside_a_package() {
    let top = |page: Option<&str>, package: bool| Top {
        names: Vec::new(),
        index_html: page.map(str::to_owned),
        package_json: package.then(|| "{}".to_owned()),
    };
    let source = r#"<script type="module" src="/src/main.tsx"></script>"#;
    let cra = r#"<link rel="icon" href="%PUBLIC_URL%/favicon.ico" /><div id="root"></div>"#;
    let built = r#"<script src="/assets/index-GpEN3EET.js"></script>"#;
    for (page, package, is_project) in [
        (Some(source), true, true),
        (Some(source), false, true),
        (Some(cra), false, true),
        (Some(r#"<SCRIPT TYPE=module SRC=/src/main.js></SCRIPT>"#), false, true),
        (Some(r#"<script type="module" src="./src/main.ts"></script>"#), true, true),
        (Some(r#"<script type="module" src="src/main.jsx?v=1"></script>"#), true, true),
        (None, true, true),
        (None, false, false),
        (Some(built), true, false),
        (Some(built), false, false),
        (Some(r#"<script src="src/app.js"></script>"#), true, false),
        (Some(r#"<img src="/images/src/x.png"><a href="https://x.kr/src/">x</a>"#), true, false),
        (Some(""), true, false),
    ] {
        assert_eq!(top(page, package).is_project_root(), is_project, "{page:?} {package}");
    }
}

#[test]
fn broken_package_files_and_pages_are_only_less_telling() {
    for text in ["", "{", "[]", "null", "{\"dependencies\":[1]}", "\u{feff}{}", "<", "<a", "<a b=", "<!--", "<script>"]
    {
        let top = Top {
            names: names(&["vite.config.js"]),
            index_html: Some(text.to_owned()),
            package_json: Some(text.to_owned()),
        };
        assert_eq!(of_project(&top), Framework::Vite, "{text:?}");
        assert!(!top.is_project_root());
        assert_eq!(build(&[], text, None), Framework::Plain);
    }
}

#[test]
fn the_project_around_a_build_tells_where_traces_do_not() {
    let around = |dependencies: &str, inner: &str| Around {
        top: Top { names: Vec::new(), index_html: None, package_json: package(dependencies) },
        inner: inner.to_owned(),
    };
    let eleventy = around(r#""@11ty/eleventy":"3""#, "_site");
    assert_eq!(build(&["index.html"], "<h1>hi</h1>", Some(&eleventy)), Framework::Eleventy);
    let elsewhere = around(r#""@11ty/eleventy":"3""#, "examples/plain");
    assert_eq!(build(&["index.html"], "<h1>hi</h1>", Some(&elsewhere)), Framework::Plain, "not where Eleventy builds");
    let angular = around(r#""@angular/core":"20""#, "dist/shop/browser");
    assert_eq!(build(&["index.html"], "<shop></shop>", Some(&angular)), Framework::Angular);
    let next = BUILDS.iter().find(|b| b.framework == Framework::NextExport).unwrap();
    assert_eq!(build(next.paths, next.page, Some(&eleventy)), Framework::NextExport, "traces win over the project");
}

#[test]
fn every_framework_says_where_it_builds() {
    assert_eq!(Framework::Vite.outputs(), ["dist"]);
    assert_eq!(Framework::CreateReactApp.outputs(), ["build"]);
    assert_eq!(Framework::NextExport.outputs(), ["out"]);
    assert_eq!(Framework::Nuxt.outputs()[0], ".output/public");
    assert_eq!(Framework::Angular.outputs()[0], "dist/*/browser");
    assert_eq!(Framework::Hugo.outputs(), ["public"]);
    assert_eq!(Framework::Eleventy.outputs(), ["_site"]);
    assert!(!ANY_OUTPUT.contains(&"public"), "it mostly holds what goes into a build");
    for output in Framework::ALL.iter().flat_map(|f| f.outputs()) {
        assert!(!output.starts_with('/') && !output.contains(".."), "{output} stays inside");
    }
}
