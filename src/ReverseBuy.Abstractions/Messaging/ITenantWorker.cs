namespace ReverseBuy.Messaging;

/// <summary>
/// Background work that each tenant has. It is run whenever its doorbell is rung, when it says that it is due, also by another process or after a restart, and, should all of that get lost, when the
/// sweep comes to its tenant; never twice at once for a tenant.
/// </summary>
public interface ITenantWorker
{
    /// <summary>Its name, for doorbell, logs and measurements.</summary>
    string Name { get; }

    /// <summary>Does what is to be done now.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">The host stops: end soon, at a place where nothing is half done.</param>
    /// <returns>When there will be something to do again; <see langword="null"/> when only a ring tells.</returns>
    ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken);
}
