using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>What failed too often and waits for a person: events with what follows of their aggregate, and timers. For tools of operators. Thread-safe.</summary>
public interface IParkedWork
{
    /// <summary>Lists the parked events of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events, in the order of their places.</returns>
    /// <exception cref="UnknownTenantException">There is no such tenant.</exception>
    ValueTask<IReadOnlyList<ParkedEvent>> ListEventsAsync(TenantId tenant, CancellationToken cancellationToken = default);

    /// <summary>Lists the parked timers of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The timers, in the order in which they were first set.</returns>
    /// <exception cref="UnknownTenantException">There is no such tenant.</exception>
    ValueTask<IReadOnlyList<BusinessTimer>> ListTimersAsync(TenantId tenant, CancellationToken cancellationToken = default);

    /// <summary>Lets parked events and timers of an aggregate be tried again, at once and as often as new ones.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="aggregate">The order, purchase order, package or parcel.</param>
    /// <param name="actor">Who decided it; kept with the event until it is done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many events and timers are tried again; none when nothing of the aggregate is parked.</returns>
    /// <exception cref="UnknownTenantException">There is no such tenant.</exception>
    ValueTask<int> ReleaseAsync(TenantId tenant, AggregateKey aggregate, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives a parked event up: handlers that have not handled it never will, and what waits behind it goes on. Who decided it and why is kept with the event
    /// in the timelines of its orders.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The event.</param>
    /// <param name="actor">Who decided it.</param>
    /// <param name="reason">Why; no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was given up; <see langword="false"/> when it is not parked, or not there any more.</returns>
    /// <exception cref="UnknownTenantException">There is no such tenant.</exception>
    ValueTask<bool> SkipEventAsync(TenantId tenant, EventId id, Actor actor, string reason, CancellationToken cancellationToken = default);

    /// <summary>Gives a parked timer up: it never fires. Who decided it and why is logged.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="key">The timer.</param>
    /// <param name="actor">Who decided it.</param>
    /// <param name="reason">Why; no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was given up; <see langword="false"/> when it is not parked, or not there any more.</returns>
    /// <exception cref="UnknownTenantException">There is no such tenant.</exception>
    ValueTask<bool> SkipTimerAsync(TenantId tenant, TimerKey key, Actor actor, string reason, CancellationToken cancellationToken = default);
}
