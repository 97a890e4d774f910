use db::{Error, Sql, Tx};

use crate::complaint::Digest;

/// Keeps a file's bytes. The same bytes are kept once, whoever hands them in.
pub(crate) async fn put(tx: &Tx, digest: &Digest, content: Vec<u8>) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO complaints_file (digest, content) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
        vec![digest.as_str().into(), content.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn get(on: &impl Sql, digest: &Digest) -> Result<Option<Vec<u8>>, Error> {
    let row =
        on.one("SELECT content FROM complaints_file WHERE digest = $1", vec![digest.as_str().into()]).await?;
    row.map(|row| row.at(0)).transpose()
}
