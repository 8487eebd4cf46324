//! A way in for visitors on loopback: requests are answered by the test, or passed on as they came.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Response;

/// What a visitor asks for: by this name, over `http` or `https`.
#[derive(Debug, Clone)]
pub struct Asked {
    pub host: String,
    pub proto: String,
    /// With its query.
    pub path: String,
}

/// Serves on a free port; gives the address.
pub async fn serve<F, Fut>(answer: F) -> String
where
    F: Fn(Asked) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Response<Body>> + Send,
{
    let app = axum::Router::new().fallback(move |request: axum::extract::Request| {
        let said = |name: &str| request.headers().get(name).map_or("", |it| it.to_str().unwrap()).to_owned();
        let path = request.uri().path_and_query().unwrap().as_str().to_owned();
        answer(Asked { host: said("host"), proto: said("x-forwarded-proto"), path })
    });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    url
}

/// Where requests go on to.
#[derive(Clone)]
pub struct Way {
    client: reqwest::Client,
    to: String,
    authorization: Option<Arc<str>>,
}

impl Way {
    pub fn to(url: &str) -> Self {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().unwrap();
        Self { client, to: url.to_owned(), authorization: None }
    }

    /// With this in every request.
    pub fn authorized(self, header: &str) -> Self {
        Self { authorization: Some(header.into()), ..self }
    }

    /// The answer to the same request under this name, byte for byte.
    pub async fn pass(&self, asked: &Asked, host: &str) -> Response<Body> {
        let request = self.client.get(format!("{}{}", self.to, asked.path));
        let mut request = request.header("host", host).header("x-forwarded-proto", &asked.proto);
        if let Some(header) = &self.authorization {
            request = request.header("authorization", &**header);
        }
        let answer = request.send().await.unwrap();
        let mut response = Response::builder().status(answer.status());
        *response.headers_mut().unwrap() = answer.headers().clone();
        response.body(Body::from(answer.bytes().await.unwrap())).unwrap()
    }
}

/// An answer without a body.
pub fn bare(status: u16, headers: &[(&str, &str)]) -> Response<Body> {
    let response = Response::builder().status(status);
    let response = headers.iter().fold(response, |response, (name, value)| response.header(*name, *value));
    response.body(Body::empty()).unwrap()
}
