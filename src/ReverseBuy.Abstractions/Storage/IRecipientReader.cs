using ReverseBuy.Fulfilment;

namespace ReverseBuy.Storage;

/// <summary>Reads recipients: the one place with personal data of customers.</summary>
public interface IRecipientReader
{
    /// <summary>Reads a recipient.</summary>
    /// <param name="id">The recipient.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The recipient, or <see langword="null"/> when there is none of this id, or none any more.</returns>
    ValueTask<Recipient?> FindAsync(RecipientId id, CancellationToken cancellationToken);
}
