using System.Collections.Concurrent;
using System.Threading.Channels;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>Notes how old each event was when it was handled; fails on every event of those tenants that are poisoned.</summary>
internal sealed class LagRecorder : IEventHandler<OrderPlaced>
{
    private readonly Channel<(TenantId Tenant, TimeSpan Lag)> _lags = Channel.CreateUnbounded<(TenantId Tenant, TimeSpan Lag)>();

    private readonly ConcurrentDictionary<EventId, bool> _handled = new();
    private volatile IReadOnlyCollection<TenantId> _poisoned = [];

    /// <summary>How many events were handled, each counted once.</summary>
    public int Handled => _handled.Count;

    public ValueTask HandleAsync(EventContext context, OrderPlaced @event, CancellationToken cancellationToken)
    {
        if (_poisoned.Contains(context.Tenant))
        {
            throw new InvalidOperationException("poison");
        }

        _handled[context.Envelope.Id] = true;
        Note(context.Tenant, context.Envelope.OccurredAt);
        return ValueTask.CompletedTask;
    }

    /// <summary>Says whose events are poison from now on.</summary>
    public void Poison(IReadOnlyCollection<TenantId> tenants) => _poisoned = tenants;

    /// <summary>Notes how long ago something was to be done that is done now.</summary>
    public void Note(TenantId tenant, DateTimeOffset since) => _lags.Writer.TryWrite((tenant, TimeProvider.System.GetUtcNow() - since));

    /// <summary>Waits until an event of each of these tenants was handled. Those of others are passed over.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, TimeSpan Lag)>> WaitAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken cancellationToken)
    {
        var (left, lags) = (tenants.ToHashSet(), new List<(TenantId, TimeSpan)>());
        while (left.Count > 0)
        {
            var lag = await _lags.Reader.ReadAsync(cancellationToken);
            if (left.Remove(lag.Tenant))
            {
                lags.Add(lag);
            }
        }

        return lags;
    }

    /// <summary>Forgets what was not waited for.</summary>
    public void Clear()
    {
        while (_lags.Reader.TryRead(out _))
        {
            // On to the next.
        }
    }
}
