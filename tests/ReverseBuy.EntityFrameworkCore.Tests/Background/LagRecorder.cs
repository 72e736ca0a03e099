using System.Threading.Channels;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>Notes how old each event was when it was handled; fails on every event of one tenant while that is poisoned.</summary>
internal sealed class LagRecorder(TenantId poisoned) : IEventHandler<OrderPlaced>
{
    private readonly Channel<(TenantId Tenant, TimeSpan Lag)> _lags = Channel.CreateUnbounded<(TenantId Tenant, TimeSpan Lag)>();

    public volatile bool IsPoisoned;

    public ValueTask HandleAsync(EventContext context, OrderPlaced @event, CancellationToken cancellationToken)
    {
        if (IsPoisoned && context.Tenant == poisoned)
        {
            throw new InvalidOperationException("poison");
        }

        Note(context.Tenant, context.Envelope.OccurredAt);
        return ValueTask.CompletedTask;
    }

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
