//! One question to one server: UDP, then TCP where the answer was cut off or UDP gets none. Whom to ask is not here.

use std::io::{Error, ErrorKind, Result};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use hickory_proto::op::{Edns, Message, MessageType, Query, ResponseCode};
use hickory_proto::rr::{Name, RecordType};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

/// How long a server has in all.
pub(super) const LIMIT: Duration = Duration::from_secs(3);
/// How long it has to answer one datagram. A datagram is sent twice, then TCP is tried.
const DATAGRAM: Duration = Duration::from_secs(1);
/// What fits unfragmented everywhere (<https://www.dnsflagday.net/2020/>).
const PAYLOAD: u16 = 1232;

/// What is asked.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) name: Name,
    pub(super) kind: RecordType,
    /// For resolvers: find it out for us.
    pub(super) recurse: bool,
    /// For resolvers that check DNSSEC: answer even if the check fails.
    pub(super) unchecked: bool,
}

impl Question {
    fn message(&self, edns: bool) -> Message {
        let mut message = Message::query();
        message.metadata.recursion_desired = self.recurse;
        message.metadata.checking_disabled = self.unchecked;
        message.add_query(Query::query(self.name.clone(), self.kind));
        if edns {
            let mut options = Edns::new();
            options.set_max_payload(PAYLOAD);
            message.set_edns(options);
        }
        message
    }
}

/// Asks; the error says in a few words why there is no answer.
pub(super) async fn ask(to: SocketAddr, question: &Question) -> std::result::Result<Message, String> {
    match timeout(LIMIT, attempt(to, question)).await {
        Ok(Ok(message)) => Ok(message),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(silence().to_string()),
    }
}

fn silence() -> Error {
    Error::new(ErrorKind::TimedOut, format!("no answer within {} seconds", LIMIT.as_secs()))
}

async fn attempt(to: SocketAddr, question: &Question) -> Result<Message> {
    match over_udp(to, &question.message(true)).await {
        Ok(answer) if answer.metadata.truncation => over_tcp(to, &question.message(true)).await,
        // Older servers know no EDNS (RFC 6891, 7).
        Ok(answer) if matches!(answer.metadata.response_code, ResponseCode::FormErr | ResponseCode::NotImp) => {
            over_udp(to, &question.message(false)).await
        }
        Ok(answer) => Ok(answer),
        // Some networks let only TCP through; where nothing comes through, the first failure says more.
        Err(error) => over_tcp(to, &question.message(true)).await.map_err(|_| error),
    }
}

async fn over_udp(to: SocketAddr, message: &Message) -> Result<Message> {
    let any: SocketAddr = match to {
        SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
        SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
    };
    let socket = UdpSocket::bind(any).await?;
    // A connected socket takes answers from that server alone.
    socket.connect(to).await?;
    let bytes = message.to_vec().map_err(Error::other)?;
    let mut buffer = vec![0; 4096];
    for _ in 0..2 {
        socket.send(&bytes).await?;
        let answer = timeout(DATAGRAM, async {
            loop {
                let length = socket.recv(&mut buffer).await?;
                // What does not answer this very question is somebody's guess, or late.
                if let Some(answer) = answer_to(message, &buffer[..length]) {
                    return Ok(answer);
                }
            }
        });
        if let Ok(answer) = answer.await {
            return answer;
        }
    }
    Err(silence())
}

async fn over_tcp(to: SocketAddr, message: &Message) -> Result<Message> {
    let mut stream = TcpStream::connect(to).await?;
    let bytes = message.to_vec().map_err(Error::other)?;
    let length = u16::try_from(bytes.len()).map_err(Error::other)?;
    stream.write_all(&[&length.to_be_bytes()[..], &bytes].concat()).await?;
    let mut buffer = vec![0; usize::from(stream.read_u16().await?)];
    stream.read_exact(&mut buffer).await?;
    answer_to(message, &buffer).ok_or_else(|| Error::new(ErrorKind::InvalidData, "the answer is no DNS answer"))
}

fn answer_to(message: &Message, bytes: &[u8]) -> Option<Message> {
    let answer = Message::from_vec(bytes).ok()?;
    let same = match (message.queries.first(), answer.queries.first()) {
        (Some(asked), Some(echo)) => asked.query_type == echo.query_type && asked.name.eq_ignore_root(&echo.name),
        // A server that does not understand a question need not repeat it.
        (Some(_), None) => answer.metadata.response_code != ResponseCode::NoError,
        (None, _) => false,
    };
    (answer.metadata.id == message.metadata.id && answer.metadata.message_type == MessageType::Response && same)
        .then_some(answer)
}
