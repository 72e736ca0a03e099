using ReverseBuy.Storage;

namespace ReverseBuy.Messaging;

/// <summary>What the handler of a timer gets. For one firing; not thread-safe.</summary>
public abstract class TimerContext
{
    /// <summary>Whose timer it is.</summary>
    public abstract TenantId Tenant { get; }

    /// <summary>The timer as it was read; <see cref="BusinessTimer.Occurrence"/> is the id of this firing.</summary>
    public abstract BusinessTimer Timer { get; }

    /// <summary>
    /// Opens the unit of work in which the timer is gone, so that it may be set anew. Call it once, when everything outside was asked; whoever fires the
    /// timer commits it after the handler has returned. No network call while it is open. When the timer was fired, cancelled, paused or set anew in the
    /// meantime, an exception ends the handler and nothing of it remains: let it pass.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The unit of work; the handler neither commits nor disposes it.</returns>
    public abstract ValueTask<ITenantUnitOfWork> BeginAsync(CancellationToken cancellationToken);
}
