using ReverseBuy.Storage;

namespace ReverseBuy.Messaging;

/// <summary>What a handler gets beside the event. For one handler and one event; not thread-safe.</summary>
public abstract class EventContext
{
    /// <summary>The event as it was stored.</summary>
    public abstract EventEnvelope Envelope { get; }

    /// <summary>Whose event it is.</summary>
    public TenantId Tenant => Envelope.Tenant;

    /// <summary>What the handler did, in a few words for the timeline; no personal data.</summary>
    public string Result { get; set; } = "handled";

    /// <summary>
    /// Opens the unit of work in which the mark that the event is handled is written too. Call it once, when everything outside was asked; whoever
    /// dispatches commits it after the handler has returned. No network call while it is open.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The unit of work; the handler neither commits nor disposes it.</returns>
    public abstract ValueTask<ITenantUnitOfWork> BeginAsync(CancellationToken cancellationToken);
}
