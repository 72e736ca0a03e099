namespace ReverseBuy.Orders;

/// <summary>Holds on packages, parcels and found items: they refuse what goes forward until they are released or over.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IHolds
{
    /// <summary>Puts a hold; one that is there is replaced.</summary>
    /// <param name="aggregate">A package, a parcel or a found item.</param>
    /// <param name="until">Until when; <see langword="null"/> until it is released.</param>
    /// <param name="command">The command's key and actor; its reason is the hold's and is required.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is held, after the command.</returns>
    /// <exception cref="ArgumentException">The command has no reason, the time is over already, or nothing of this kind can be held.</exception>
    /// <exception cref="UnknownAggregateException">The tenant has nothing of this id.</exception>
    ValueTask<Receipt> PutAsync(AggregateKey aggregate, DateTimeOffset? until, Command command, CancellationToken cancellationToken = default);

    /// <summary>Releases what is held; what is not held stays as it is.</summary>
    /// <param name="aggregate">A package, a parcel or a found item.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was held, after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has nothing of this id.</exception>
    ValueTask<Receipt> ReleaseAsync(AggregateKey aggregate, Command command, CancellationToken cancellationToken = default);
}
