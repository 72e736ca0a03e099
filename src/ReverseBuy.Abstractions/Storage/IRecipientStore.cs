using ReverseBuy.Fulfilment;

namespace ReverseBuy.Storage;

/// <summary>Reads, adds and erases recipients.</summary>
public interface IRecipientStore : IRecipientReader
{
    /// <summary>Adds a recipient.</summary>
    /// <param name="recipient">The recipient; its id is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(Recipient recipient, CancellationToken cancellationToken);

    /// <summary>Erases all recipients of a customer: they are not to be had any more. What an engine keeps of deleted rows in its files stays encrypted, where the store encrypts.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> EraseAsync(CustomerId customer, CancellationToken cancellationToken);
}
