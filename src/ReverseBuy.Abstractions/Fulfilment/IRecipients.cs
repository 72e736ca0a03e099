namespace ReverseBuy.Fulfilment;

/// <summary>What customs want to know of recipients. It lies in one place only, encrypted where the storage can, and can be erased there.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe.</remarks>
public interface IRecipients
{
    /// <summary>Saves a recipient. Another address is another recipient: parcels on their way keep theirs.</summary>
    /// <param name="customer">Whose recipient it is.</param>
    /// <param name="data">What is known of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The recipient's id.</returns>
    ValueTask<RecipientId> SaveAsync(CustomerId customer, ImportData data, CancellationToken cancellationToken = default);

    /// <summary>Reads a recipient.</summary>
    /// <param name="recipient">The recipient.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The recipient, or <see langword="null"/> when there is none of this id, or none any more.</returns>
    ValueTask<Recipient?> FindAsync(RecipientId recipient, CancellationToken cancellationToken = default);

    /// <summary>Erases everything that is known of a customer's recipients. It cannot be undone.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many recipients there were.</returns>
    ValueTask<int> EraseAsync(CustomerId customer, CancellationToken cancellationToken = default);
}
